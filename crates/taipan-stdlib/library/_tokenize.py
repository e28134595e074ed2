"""Python's own tokenizer."""

class TokenizerIter:
    def __init__(self, readline, /, *, encoding=None, extra_tokens=False):
        raise NotImplementedError("taipan does not support splitting source text into tokens yet")
