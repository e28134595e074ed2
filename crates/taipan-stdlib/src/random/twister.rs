//! The Mersenne Twister MT19937 (Matsumoto and Nishimura, *Mersenne Twister: a
//! 623-dimensionally equidistributed uniform pseudo-random number generator*,
//! 1998), on the words of a buffer: 624 of state and the index of the next.

/// Words of the state.
pub(super) const SIZE: usize = 624;
/// Words of the buffer.
pub(super) const WORDS: usize = SIZE + 1;

const MIDDLE: usize = 397;

/// The generator, over its buffer.
pub(super) struct Twister<'a> {
    state: &'a mut [u64],
}

impl<'a> Twister<'a> {
    /// Over a buffer of at least [`WORDS`] words; `None` over a smaller one.
    pub(super) fn over(words: &'a mut [u64]) -> Option<Twister<'a>> {
        Some(Twister { state: words.get_mut(..WORDS)? })
    }

    /// The next 32 bits.
    #[inline]
    pub(super) fn next(&mut self) -> u32 {
        let index = self.state[SIZE] as usize;
        let index = if index >= SIZE {
            self.refill();
            0
        } else {
            index
        };
        self.state[SIZE] = index as u64 + 1;
        let mut y = self.state[index] as u32;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    #[cold]
    fn refill(&mut self) {
        for i in 0..SIZE {
            let (high, low) = (self.state[i] as u32, self.state[(i + 1) % SIZE] as u32);
            let y = (high & 0x8000_0000) | (low & 0x7fff_ffff);
            let odd = if y & 1 != 0 { 0x9908_b0df } else { 0 };
            let other = self.state[(i + MIDDLE) % SIZE] as u32;
            self.state[i] = u64::from(other ^ (y >> 1) ^ odd);
        }
    }

    /// A float in `[0, 1)` of 53 bits.
    #[inline]
    pub(super) fn float(&mut self) -> f64 {
        let (a, b) = (self.next() >> 5, self.next() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) * (1.0 / 9_007_199_254_740_992.0)
    }

    fn seed_word(&mut self, seed: u32) {
        let mut previous = seed;
        self.state[0] = u64::from(seed);
        for i in 1..SIZE {
            previous =
                1_812_433_253u32.wrapping_mul(previous ^ (previous >> 30)).wrapping_add(i as u32);
            self.state[i] = u64::from(previous);
        }
        self.state[SIZE] = SIZE as u64;
    }

    /// Sets the state from a key of any length (not empty).
    pub(super) fn seed(&mut self, key: &[u32]) {
        self.seed_word(19_650_218);
        let mut i = 1;
        let mix = |state: &[u64], i: usize, factor: u32| {
            let previous = state[i - 1] as u32;
            state[i] as u32 ^ (previous ^ (previous >> 30)).wrapping_mul(factor)
        };
        let mut advance = |state: &mut [u64], word: u32| {
            state[i] = u64::from(word);
            i += 1;
            if i >= SIZE {
                state[0] = state[SIZE - 1];
                i = 1;
            }
            i
        };
        let mut at = 1;
        for k in 0..SIZE.max(key.len()) {
            let j = k % key.len().max(1);
            let word = mix(self.state, at, 1_664_525)
                .wrapping_add(key.get(j).copied().unwrap_or(0))
                .wrapping_add(j as u32);
            at = advance(self.state, word);
        }
        for _ in 1..SIZE {
            let word = mix(self.state, at, 1_566_083_941).wrapping_sub(at as u32);
            at = advance(self.state, word);
        }
        self.state[0] = 0x8000_0000;
    }

    /// The state and the index.
    pub(super) fn words(&self) -> &[u64] {
        self.state
    }

    /// Replaces the state and the index.
    pub(super) fn set_words(&mut self, words: &[u64]) {
        for (to, from) in self.state.iter_mut().zip(words) {
            *to = *from;
        }
    }
}
