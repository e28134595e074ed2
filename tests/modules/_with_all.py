__all__ = ["_under", "shown"]
_under, shown, hidden = 1, 2, 3
