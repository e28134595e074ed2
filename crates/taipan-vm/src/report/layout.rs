//! Chains and groups of exceptions put together.

use super::Summary;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// How many exceptions of a group are shown, and how deep groups are.
const WIDTH: usize = 15;
const DEPTH: usize = 10;

/// The text of the first exception with everything that hangs on it.
pub(super) fn format(summaries: &[Summary]) -> String {
    let mut page = Page { summaries, text: String::new(), depth: 0, need_close: false };
    page.chain(0);
    page.text
}

struct Page<'a> {
    summaries: &'a [Summary],
    text: String,
    /// How many boxes it is in.
    depth: usize,
    /// The box's lower edge has still to be drawn.
    need_close: bool,
}

impl Page<'_> {
    /// An exception behind those that led to it.
    fn chain(&mut self, number: usize) {
        let mut links = Vec::new();
        let mut next = Some(number);
        while let Some(number) = next {
            let Some(summary) = self.summaries.get(number) else { break };
            let (sentence, earlier) = match (summary.cause, summary.context) {
                (Some(cause), _) => (Some(CAUSE), Some(cause)),
                (None, Some(context)) if !summary.suppress_context => {
                    (Some(CONTEXT), Some(context))
                }
                _ => (None, None),
            };
            links.push((sentence, number));
            next = earlier;
        }
        for (sentence, number) in links.into_iter().rev() {
            if let Some(sentence) = sentence {
                self.emit(sentence, '|');
            }
            self.exception(number);
        }
    }

    fn exception(&mut self, number: usize) {
        let summaries = self.summaries;
        let Some(summary) = summaries.get(number) else { return };
        let Some(group) = &summary.group else {
            if !summary.stack.is_empty() {
                self.emit("Traceback (most recent call last):\n", '|');
            }
            summary.stack.iter().chain(&summary.lines).for_each(|text| self.emit(text, '|'));
            return;
        };
        if self.depth > DEPTH {
            self.emit(&format!("... (max_group_depth is {DEPTH})\n"), '|');
            return;
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        if !summary.stack.is_empty() {
            let margin = if outermost { '+' } else { '|' };
            self.emit("Exception Group Traceback (most recent call last):\n", margin);
        }
        summary.stack.iter().chain(&summary.lines).for_each(|text| self.emit(text, '|'));
        self.members(group);
        if outermost {
            self.depth = 0;
        }
    }

    fn members(&mut self, group: &[usize]) {
        let count = if group.len() <= WIDTH { group.len() } else { WIDTH + 1 };
        self.need_close = false;
        for i in 0..count {
            let last = i + 1 == count;
            if last {
                self.need_close = true;
            }
            let truncated = i >= WIDTH;
            let title = if truncated { "...".to_owned() } else { (i + 1).to_string() };
            let corner = if i == 0 { "+-" } else { "  " };
            let indent = self.indent();
            self.text
                .push_str(&format!("{indent}{corner}+---------------- {title} ----------------\n"));
            self.depth += 1;
            match group.get(i) {
                Some(&member) if !truncated => self.chain(member),
                _ => {
                    let more = group.len() - WIDTH;
                    let plural = if more > 1 { "s" } else { "" };
                    self.emit(&format!("and {more} more exception{plural}\n"), '|');
                }
            }
            if last && self.need_close {
                let indent = self.indent();
                self.text.push_str(&format!("{indent}+------------------------------------\n"));
                self.need_close = false;
            }
            self.depth -= 1;
        }
    }

    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Adds text, each line behind the margin of the box it is in.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.text.push_str(text);
            return;
        }
        let indent = self.indent();
        for line in text.split_inclusive('\n') {
            self.text.push_str(&format!("{indent}{margin} {line}"));
        }
    }
}
