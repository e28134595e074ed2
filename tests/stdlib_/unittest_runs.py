# A suite that passes, fails, errs and skips, and what is reported of it.
import io
import re
import unittest

class Numbers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = [1, 2]

    def setUp(self):
        self.items = list(self.shared)
        self.addCleanup(self.items.clear)

    def test_equal(self):
        self.assertEqual(self.items, [1, 2])
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertCountEqual("aab", "aba")

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        self.assertEqual(str(caught.exception), "division by zero")
        with self.assertRaisesRegex(ValueError, "invalid literal"):
            int("x")

    def test_fails(self):
        self.assertEqual({"a": 1, "b": 2}, {"a": 1, "b": 3})

    def test_errs(self):
        self.items.nothing

    @unittest.skip("not now")
    def test_skipped(self):
        self.fail()

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_warns(self):
        import warnings
        with self.assertWarns(DeprecationWarning):
            warnings.warn("old", DeprecationWarning)
        with self.assertLogs("there", level="INFO") as logs:
            import logging
            logging.getLogger("there").warning("hello %s", "you")
        self.assertEqual(logs.output, ["WARNING:there:hello you"])


stream = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Numbers)
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
text = re.sub(r"in \d+\.\d+s", "in TIME", stream.getvalue())
text = re.sub(r'File ".*[/\\](\w+\.py)", line \d+', r'File "\1"', text)
print(text)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped))
