print("start x")
import _cycle_y
value = "x value"
print("end x", _cycle_y.value)
