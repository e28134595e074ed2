# Group: programs
# Source: the classics. A chess move generator, checked by perft: positions counted to a depth.
#
# A board is a list of 120 squares (10 x 12, a border of "#" around the 8 x 8), pieces are letters,
# upper case is white. Moves are made and taken back on one board.

START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -"
KIWIPETE = "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq -"
ENDGAME = "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - -"

KNIGHT = (-21, -19, -12, -8, 8, 12, 19, 21)
ROOK = (-10, -1, 1, 10)
BISHOP = (-11, -9, 9, 11)
ROYAL = ROOK + BISHOP
SLIDERS = {"R": ROOK, "B": BISHOP, "Q": ROYAL}
# The castling rights that a move from or to a square ends.
RIGHTS = {21: "q", 25: "kq", 28: "k", 91: "Q", 95: "KQ", 98: "K"}


class Board:
    def __init__(self, text):
        placement, side, castling, passing = text.split()
        self.squares = ["#"] * 120
        at = 21
        for row in placement.split("/"):
            for c in row:
                if c.isdigit():
                    for _ in range(int(c)):
                        self.squares[at] = "."
                        at += 1
                else:
                    self.squares[at] = c
                    at += 1
            at += 2
        self.white = side == "w"
        self.castling = castling.replace("-", "")
        self.passing = 0
        self.kings = [self.squares.index("k"), self.squares.index("K")]

    def is_attacked(self, at, by_white):
        squares = self.squares
        pawn = 10 if by_white else -10
        piece = "P" if by_white else "p"
        if squares[at + pawn - 1] == piece or squares[at + pawn + 1] == piece:
            return True
        piece = "N" if by_white else "n"
        for step in KNIGHT:
            if squares[at + step] == piece:
                return True
        piece = "K" if by_white else "k"
        for step in ROYAL:
            if squares[at + step] == piece:
                return True
        for steps, pieces in ((ROOK, "RQ"), (BISHOP, "BQ")):
            if not by_white:
                pieces = pieces.lower()
            for step in steps:
                to = at + step
                while squares[to] == ".":
                    to += step
                if squares[to] in pieces:
                    return True
        return False

    def moves(self):
        """All moves but for the king's safety, as (from, to, promotion or "")."""
        found = []
        squares = self.squares
        white = self.white
        for at in range(21, 99):
            piece = squares[at]
            if piece == "." or piece == "#" or piece.isupper() != white:
                continue
            kind = piece.upper()
            if kind == "P":
                self.pawn_moves(at, found)
            elif kind == "N" or kind == "K":
                for step in KNIGHT if kind == "N" else ROYAL:
                    target = squares[at + step]
                    if target == "." or target != "#" and target.isupper() != white:
                        found.append((at, at + step, ""))
                if kind == "K":
                    self.castling_moves(at, found)
            else:
                for step in SLIDERS[kind]:
                    to = at + step
                    while squares[to] == ".":
                        found.append((at, to, ""))
                        to += step
                    target = squares[to]
                    if target != "#" and target.isupper() != white:
                        found.append((at, to, ""))
        return found

    def pawn_moves(self, at, found):
        squares = self.squares
        white = self.white
        ahead = -10 if white else 10
        last = 2 if white else 9
        first = 8 if white else 3
        targets = []
        if squares[at + ahead] == ".":
            targets.append(at + ahead)
            if at // 10 == first and squares[at + 2 * ahead] == ".":
                targets.append(at + 2 * ahead)
        for to in (at + ahead - 1, at + ahead + 1):
            target = squares[to]
            if target not in ".#" and target.isupper() != white or to == self.passing:
                targets.append(to)
        for to in targets:
            if to // 10 == last:
                for promotion in "QRBN" if white else "qrbn":
                    found.append((at, to, promotion))
            else:
                found.append((at, to, ""))

    def castling_moves(self, at, found):
        squares = self.squares
        enemy = not self.white
        king, queen = ("K", "Q") if self.white else ("k", "q")
        if king in self.castling and squares[at + 1] == squares[at + 2] == ".":
            if not (self.is_attacked(at, enemy) or self.is_attacked(at + 1, enemy)):
                found.append((at, at + 2, ""))
        if queen in self.castling and squares[at - 1] == squares[at - 2] == squares[at - 3] == ".":
            if not (self.is_attacked(at, enemy) or self.is_attacked(at - 1, enemy)):
                found.append((at, at - 2, ""))

    def make(self, move):
        """Makes a move; returns what `take_back` needs."""
        squares = self.squares
        at, to, promotion = move
        piece = squares[at]
        undo = (piece, squares[to], self.castling, self.passing)
        squares[at] = "."
        squares[to] = promotion or piece
        if piece in "Kk":
            self.kings[self.white] = to
            if abs(to - at) == 2:
                rook, beside = (to + 1, to - 1) if to > at else (to - 2, to + 1)
                squares[beside] = squares[rook]
                squares[rook] = "."
        elif piece in "Pp" and to == self.passing:
            squares[to + (10 if self.white else -10)] = "."
        self.passing = (at + to) // 2 if piece in "Pp" and abs(to - at) == 20 else 0
        if self.castling:
            for square in (at, to):
                for right in RIGHTS.get(square, ""):
                    self.castling = self.castling.replace(right, "")
        self.white = not self.white
        return undo

    def take_back(self, move, undo):
        squares = self.squares
        at, to, _ = move
        piece, taken, self.castling, self.passing = undo
        self.white = not self.white
        squares[at] = piece
        squares[to] = taken
        if piece in "Kk":
            self.kings[self.white] = at
            if abs(to - at) == 2:
                rook, beside = (to + 1, to - 1) if to > at else (to - 2, to + 1)
                squares[rook] = squares[beside]
                squares[beside] = "."
        elif piece in "Pp" and to == self.passing:
            squares[to + (10 if self.white else -10)] = "p" if self.white else "P"

    def perft(self, depth):
        count = 0
        white = self.white
        for move in self.moves():
            undo = self.make(move)
            if not self.is_attacked(self.kings[white], not white):
                count += 1 if depth == 1 else self.perft(depth - 1)
            self.take_back(move, undo)
        return count


for name, position, depth in (("start", START, 3), ("kiwipete", KIWIPETE, 3), ("endgame", ENDGAME, 4)):
    board = Board(position)
    print(name, [board.perft(d) for d in range(1, depth + 1)], "".join(board.squares).count("."))
