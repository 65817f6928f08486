//! How formatting may nest: what the server makes of entities that overlap, touch or contain each other.
//!
//! Links, code and everything that is found in a text stand alone and can't contain each other; block quotations may
//! contain them; styles (bold, italic and so on) lie over all of them and are split at each other's borders.

use super::formatted::Entity;

/// The styles in the order in which the server writes those that begin together.
const STYLES: [&str; 5] = ["bold", "italic", "underline", "strikethrough", "spoiler"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Can be split; its place in [`STYLES`].
    Style(usize),
    Quote,
    /// Can't contain anything, styles included.
    Mono,
    /// Can't be split, but may lie under styles.
    Whole,
}

impl Entity {
    fn class(&self) -> Class {
        match self.kind.as_str() {
            "blockquote" | "expandable_blockquote" => Class::Quote,
            "code" | "pre" | "date_time" => Class::Mono,
            kind => STYLES.iter().position(|style| *style == kind).map_or(Class::Whole, Class::Style),
        }
    }

    pub(super) const fn end(&self) -> usize {
        self.offset + self.length
    }

    /// Of entities with the same borders, the lower priority comes first.
    fn priority(&self) -> usize {
        match self.kind.as_str() {
            "blockquote" | "expandable_blockquote" => 0,
            "pre" if self.language.is_some() => 10,
            "pre" => 11,
            "code" => 20,
            "date_time" => 30,
            "text_link" | "text_mention" => 49,
            "custom_emoji" => 99,
            kind => STYLES.iter().position(|style| *style == kind).map_or(50, |place| 90 + place),
        }
    }
}

/// Puts entities in the order of the text, outer ones first.
pub(super) fn sort(entities: &mut [Entity]) {
    entities.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length, entity.priority()));
}

/// Makes entities nest as the server lets them: what stands alone and overlaps is dropped, styles are joined and split.
pub(super) fn fix(entities: &mut Vec<Entity>) {
    sort(entities);
    if nest_already(entities) {
        return;
    }
    let (styles, mut quotes, mut alone) = by_class(std::mem::take(entities));
    keep_disjoint(&mut alone);
    keep_disjoint(&mut quotes);
    drop_across_quotes(&mut alone, &quotes);
    alone.extend(quotes);
    sort(&mut alone);
    *entities = lay_over(styles, alone);
}

/// Adds what was found in the text (in order, without overlaps) where it doesn't meet what stands there already.
pub(super) fn merge(entities: &mut Vec<Entity>, mut found: Vec<Entity>) {
    if found.is_empty() {
        return;
    }
    let (styles, quotes, mut alone) = by_class(std::mem::take(entities));
    drop_across_quotes(&mut found, &quotes);
    found.retain(|new| !alone.iter().any(|old| new.offset < old.end() && old.offset < new.end()));
    alone.extend(found);
    alone.extend(quotes);
    sort(&mut alone);
    *entities = lay_over(styles, alone);
}

fn by_class(entities: Vec<Entity>) -> (Vec<Entity>, Vec<Entity>, Vec<Entity>) {
    let (mut styles, mut quotes, mut alone) = (Vec::new(), Vec::new(), Vec::new());
    for entity in entities {
        match entity.class() {
            Class::Style(_) => styles.push(entity),
            Class::Quote => quotes.push(entity),
            Class::Mono | Class::Whole => alone.push(entity),
        }
    }
    (styles, quotes, alone)
}

/// Whether sorted entities nest so that nothing has to be changed.
fn nest_already(entities: &[Entity]) -> bool {
    let mut ends: [Option<usize>; STYLES.len()] = Default::default();
    let mut open: Vec<&Entity> = Vec::new();
    for entity in entities {
        while open.last().is_some_and(|outer| entity.offset >= outer.end()) {
            open.pop();
        }
        if open.last().is_some_and(|outer| entity.end() > outer.end()) || !may_stand_in(entity, &open) {
            return false;
        }
        if let Class::Style(place) = entity.class() {
            if ends[place].is_some_and(|end| end >= entity.offset) {
                return false;
            }
            ends[place] = Some(entity.end());
        }
        open.push(entity);
    }
    true
}

/// Whether an entity may stand in the ones around it.
fn may_stand_in(entity: &Entity, open: &[&Entity]) -> bool {
    let around = |class: fn(Class) -> bool| open.iter().any(|outer| class(outer.class()));
    let in_style = around(|class| matches!(class, Class::Style(_)));
    let in_quote = around(|class| class == Class::Quote);
    let in_mono = around(|class| class == Class::Mono);
    let in_whole = around(|class| class == Class::Whole);
    // Something in a style is never left as it is: the style may have to be split there.
    !in_style
        && !in_mono
        && match entity.class() {
            Class::Style(_) => true,
            Class::Quote => !in_whole && !in_quote,
            Class::Mono | Class::Whole => !in_whole,
        }
}

/// Keeps the first of sorted entities that overlap.
pub(super) fn keep_disjoint(entities: &mut Vec<Entity>) {
    let mut end = 0;
    entities.retain(|entity| {
        let kept = entity.offset >= end;
        if kept {
            end = entity.end();
        }
        kept
    });
}

/// Drops entities that lie across a border of a block quotation or around one.
fn drop_across_quotes(entities: &mut Vec<Entity>, quotes: &[Entity]) {
    entities.retain(|entity| {
        let quote = quotes.iter().find(|quote| quote.end() > entity.offset);
        !quote.is_some_and(|quote| quote.end() < entity.end() || (entity.offset < quote.offset && quote.offset < entity.end()))
    });
}

/// Lays styles over what stands alone; both sorted.
fn lay_over(styles: Vec<Entity>, mut alone: Vec<Entity>) -> Vec<Entity> {
    if styles.is_empty() {
        return alone;
    }
    let mut layer = Layer { styles: styles.into(), open: Default::default(), laid: Vec::new() };
    let mut around: Vec<&Entity> = Vec::new();
    for entity in &alone {
        layer.leave(&mut around, entity.offset);
        around.push(entity);
    }
    layer.leave(&mut around, usize::MAX);
    alone.extend(layer.laid);
    sort(&mut alone);
    alone
}

/// Styles on their way through the text.
struct Layer {
    styles: std::collections::VecDeque<Entity>,
    /// Begin and end of the stretch of each style that was not written yet.
    open: [Option<(usize, usize)>; STYLES.len()],
    laid: Vec<Entity>,
}

impl Layer {
    /// Goes on to `offset`, past the ends of what lies before it. Styles in code are left out.
    fn leave(&mut self, around: &mut Vec<&Entity>, offset: usize) {
        while let Some(last) = around.pop_if(|last| offset >= last.end()) {
            let before = self.laid.len();
            self.advance(last.end());
            if last.class() == Class::Mono {
                self.laid.truncate(before);
            }
        }
        self.advance(offset);
    }

    /// Takes up the styles that begin before `to`, and writes everything up to there.
    fn advance(&mut self, to: usize) {
        while let Some(style) = self.styles.pop_front_if(|style| style.offset < to) {
            let Class::Style(place) = style.class() else { continue };
            match &mut self.open[place] {
                Some((_, end)) if style.offset <= *end => *end = style.end().max(*end),
                _ => {
                    self.write(style.offset);
                    self.open[place] = Some((style.offset, style.end()));
                }
            }
        }
        self.write(to);
    }

    /// Writes the open styles up to `to`.
    fn write(&mut self, to: usize) {
        for (place, open) in self.open.iter_mut().enumerate() {
            let Some((begin, end)) = *open else { continue };
            if begin >= to {
                continue;
            }
            let stop = end.min(to);
            self.laid.push(Entity::new(STYLES[place], begin, stop - begin));
            *open = (end > to).then_some((to, end));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const KINDS: [&str; 11] = [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "hashtag",
    ];
    const LENGTH: usize = 12;

    fn any_entity() -> impl Strategy<Value = Entity> {
        (0..KINDS.len(), 0..LENGTH, 1..LENGTH)
            .prop_map(|(kind, offset, length)| Entity::new(KINDS[kind], offset, length.min(LENGTH - offset)))
    }

    fn styles_at(entities: &[Entity], place: usize) -> BTreeSet<&str> {
        let here = |entity: &&Entity| matches!(entity.class(), Class::Style(_)) && (entity.offset..entity.end()).contains(&place);
        entities.iter().filter(here).map(|entity| entity.kind.as_str()).collect()
    }

    fn overlap(a: &Entity, b: &Entity) -> bool {
        a.offset < b.end() && b.offset < a.end()
    }

    proptest! {
        #[test]
        fn whatever_overlaps_is_made_to_nest_and_no_letter_loses_its_style(given in prop::collection::vec(any_entity(), 0..8)) {
            let mut fixed = given.clone();
            fix(&mut fixed);
            let mut sorted = fixed.clone();
            sort(&mut sorted);
            prop_assert_eq!(&sorted, &fixed);
            for (place, entity) in fixed.iter().enumerate() {
                for other in &fixed[place + 1..] {
                    let alone = |e: &Entity| matches!(e.class(), Class::Mono | Class::Whole);
                    let apart = entity.kind == other.kind || entity.class() == Class::Mono || (alone(entity) && alone(other));
                    prop_assert!(!apart || !overlap(entity, other), "{entity:?} {other:?}");
                    prop_assert!(!overlap(entity, other) || other.end() <= entity.end(), "{entity:?} {other:?}");
                }
            }
            for place in 0..LENGTH {
                let in_code = fixed.iter().any(|e| e.class() == Class::Mono && (e.offset..e.end()).contains(&place));
                if !in_code {
                    prop_assert_eq!(styles_at(&fixed, place), styles_at(&given, place));
                }
            }
        }
    }
}
