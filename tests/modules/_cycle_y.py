print("start y")
import _cycle_x
print("x in y has value:", hasattr(_cycle_x, "value"))
value = "y value"
