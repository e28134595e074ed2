//! Targets of assignments, loops and `del`, and the search for what cannot be one.

use super::parser::{Node, Parse, Parser, Rule, Shape, alternative, need};
use super::token::Fault;

/// What a target is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Assign,
    Delete,
    For,
}

impl Parser<'_> {
    /// Raises if `node` or a part of it cannot be a target.
    pub(super) fn check_target(&self, purpose: Purpose, node: &Node) -> Result<(), Fault> {
        let Some(bad) = invalid_target(purpose, node) else { return Ok(()) };
        let verb = if purpose == Purpose::Delete { "delete" } else { "assign to" };
        Err(self.raise_node(bad, format!("cannot {verb} {}", bad.shape().describe())))
    }

    pub(super) fn star_targets(&mut self) -> Parse<Node> {
        let start = self.here()?;
        let first = need!(self.star_target());
        if !self.at(",")? {
            return Ok(Some(first));
        }
        self.many(|parser| {
            need!(parser.accept(","));
            parser.star_target()
        })?;
        self.accept(",")?;
        Ok(Some(self.node(Shape::Tuple, start, Vec::new())))
    }

    pub(super) fn star_target(&mut self) -> Parse<Node> {
        self.remember(Rule::StarTarget, |parser| {
            alternative!(parser, |parser| {
                let start = need!(parser.accept("*")).start;
                if parser.at("*")? {
                    return Ok(None);
                }
                need!(parser.star_target());
                Ok(Some(parser.node(Shape::Starred, start, Vec::new())))
            });
            parser.target_with_star_atom()
        })
    }

    fn target_with_star_atom(&mut self) -> Parse<Node> {
        self.remember(Rule::TargetWithStarAtom, |parser| {
            alternative!(parser, Self::attribute_or_subscript);
            parser.star_atom()
        })
    }

    fn star_atom(&mut self) -> Parse<Node> {
        alternative!(self, Self::name);
        let start = self.here()?;
        alternative!(self, |parser| {
            need!(parser.accept("("));
            let inner = need!(parser.target_with_star_atom());
            need!(parser.accept(")"));
            Ok(Some(inner))
        });
        alternative!(self, |parser| {
            need!(parser.accept("("));
            parser.attempt(|parser| {
                need!(parser.star_target());
                need!(parser.accept(","));
                if parser.attempt(|parser| parser.gather(",", Self::star_target))?.is_some() {
                    parser.accept(",")?;
                }
                Ok(Some(()))
            })?;
            need!(parser.accept(")"));
            Ok(Some(parser.node(Shape::Tuple, start, Vec::new())))
        });
        need!(self.accept("["));
        if self.attempt(|parser| parser.gather(",", Self::star_target))?.is_some() {
            self.accept(",")?;
        }
        need!(self.accept("]"));
        Ok(Some(self.node(Shape::List, start, Vec::new())))
    }

    pub(super) fn single_target(&mut self) -> Parse<Node> {
        alternative!(self, Self::attribute_or_subscript);
        alternative!(self, Self::name);
        need!(self.accept("("));
        let inner = need!(self.single_target());
        need!(self.accept(")"));
        Ok(Some(inner))
    }

    /// `a.b` or `a[b]` that nothing follows.
    pub(super) fn attribute_or_subscript(&mut self) -> Parse<Node> {
        let start = self.here()?;
        need!(self.target_primary());
        if self.at("(")? {
            return Ok(None);
        }
        let target = need!(self.trailer(start));
        Ok((!self.at_any(&["(", "[", "."])?).then_some(target))
    }

    /// The longest primary that another trailer follows.
    fn target_primary(&mut self) -> Parse<Node> {
        self.remember(Rule::TargetPrimary, |parser| {
            let start = parser.here()?;
            let mut value = need!(parser.atom());
            if !parser.at_any(&["(", "[", "."])? {
                return Ok(None);
            }
            loop {
                let longer = parser.attempt(|parser| {
                    let longer = need!(parser.trailer(start));
                    Ok(parser.at_any(&["(", "[", "."])?.then_some(longer))
                })?;
                match longer {
                    Some(longer) => value = longer,
                    None => return Ok(Some(value)),
                }
            }
        })
    }

    pub(super) fn del_targets(&mut self) -> Parse<()> {
        need!(self.gather(",", Self::del_target));
        self.accept(",")?;
        Ok(Some(()))
    }

    fn del_target(&mut self) -> Parse<Node> {
        self.remember(Rule::DelTarget, |parser| {
            alternative!(parser, Self::attribute_or_subscript);
            alternative!(parser, Self::name);
            let start = parser.here()?;
            alternative!(parser, |parser| {
                need!(parser.accept("("));
                let inner = need!(parser.del_target());
                need!(parser.accept(")"));
                Ok(Some(inner))
            });
            for (open, close, shape) in [("(", ")", Shape::Tuple), ("[", "]", Shape::List)] {
                alternative!(parser, |parser| {
                    need!(parser.accept(open));
                    parser.attempt(Self::del_targets)?;
                    need!(parser.accept(close));
                    Ok(Some(parser.node(shape, start, Vec::new())))
                });
            }
            Ok(None)
        })
    }
}

fn invalid_target(purpose: Purpose, node: &Node) -> Option<&Node> {
    match node.shape() {
        Shape::List | Shape::Tuple => {
            node.parts().iter().find_map(|part| invalid_target(purpose, part))
        }
        Shape::Starred if purpose == Purpose::Delete => Some(node),
        Shape::Starred => node.parts().first().and_then(|value| invalid_target(purpose, value)),
        // `for a in b` reads as a comparison: only its left side is the target.
        Shape::Comparison(true) if purpose == Purpose::For => {
            node.parts().first().and_then(|left| invalid_target(purpose, left))
        }
        Shape::Comparison(false) if purpose == Purpose::For => None,
        Shape::Name | Shape::Subscript | Shape::Attribute => None,
        _ => Some(node),
    }
}
