//! What the server removes from a text before it stores it: control characters, marks that turn the direction of
//! writing, and lines through letters. Entities move along.

use super::formatted::Entity;

/// What is left of a character.
enum Left {
    Whole(char),
    Nothing,
}

fn left_of(c: char) -> Left {
    match c {
        '\r' | '\u{2028}'..='\u{202e}' | '\u{333}' | '\u{33f}' | '\u{30a}' => Left::Nothing,
        '\n' => Left::Whole(c),
        '\0'..=' ' => Left::Whole(' '),
        _ => Left::Whole(c),
    }
}

/// Cleans a text.
pub(super) fn text(source: &str) -> String {
    let mut chars: Vec<char> = Vec::with_capacity(source.len());
    for c in source.chars() {
        if let Left::Whole(c) = left_of(c) {
            chars.push(c);
        }
    }
    for place in 0..chars.len().saturating_sub(1) {
        // Of marks of direction that follow each other only the last one counts.
        let mark = |c: char| c == '\u{200e}' || c == '\u{200f}';
        if mark(chars[place]) && mark(chars[place + 1]) {
            chars[place] = '\u{200c}';
        }
    }
    chars.into_iter().collect()
}

/// Moves entities of an uncleaned text, sorted, to where they stand in the cleaned one.
///
/// # Errors
/// An entity begins or ends within a character or behind the text, in the server's words.
pub(super) fn entities(source: &str, entities: &mut [Entity]) -> Result<(), String> {
    let places = places(source);
    for entity in &*entities {
        match (within(&places, entity.offset), within(&places, entity.end())) {
            (Some(byte), _) => return Err(format!("Entity begins in a middle of a UTF-16 symbol at byte offset {byte}")),
            (None, Some(byte)) => {
                let begin = entity.offset;
                let problem =
                    format!("Entity beginning at UTF-16 offset {begin} ends in a middle of a UTF-16 symbol at byte offset {byte}");
                return Err(problem);
            }
            (None, None) => {}
        }
    }
    if let Some(entity) = entities.iter().find(|entity| entity.offset >= places.len()) {
        return Err(format!("Entity begins after the end of the text at UTF-16 offset {}", entity.offset));
    }
    if let Some(entity) = entities.iter().rfind(|entity| entity.end() >= places.len()) {
        let (begin, end) = (entity.offset, entity.end());
        return Err(format!("Entity beginning at UTF-16 offset {begin} ends after the end of the text at UTF-16 offset {end}"));
    }
    for entity in entities {
        let (Some(Place::Character(begin)), Some(Place::Character(end))) = (places.get(entity.offset), places.get(entity.end())) else {
            continue;
        };
        (entity.offset, entity.length) = (*begin, end - begin);
    }
    Ok(())
}

/// What stands at a UTF-16 offset of an uncleaned text.
enum Place {
    /// A character, or the end; with its UTF-16 offset in the cleaned text.
    Character(usize),
    /// The second half of a surrogate pair; with the byte at which the next character begins.
    Half(usize),
}

fn places(source: &str) -> Vec<Place> {
    let (mut places, mut cleaned) = (Vec::with_capacity(source.len() + 1), 0);
    for (byte, c) in source.char_indices() {
        places.push(Place::Character(cleaned));
        if c.len_utf16() == 2 {
            places.push(Place::Half(byte + c.len_utf8()));
        }
        if let Left::Whole(c) = left_of(c) {
            cleaned += c.len_utf16();
        }
    }
    places.push(Place::Character(cleaned));
    places
}

/// The byte behind the character that `offset` lies within.
fn within(places: &[Place], offset: usize) -> Option<usize> {
    match places.get(offset) {
        Some(Place::Half(byte)) => Some(*byte),
        Some(Place::Character(_)) | None => None,
    }
}

/// Whether people would see nothing of a cleaned text.
pub(super) fn is_blank(text: &str) -> bool {
    let unseen = |c: char| {
        matches!(
            c,
            ' ' | '\n' | '\u{a0}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200f}' | '\u{202e}' | '\u{202f}' | '\u{205f}' | '\u{2800}'
                | '\u{3000}' | '\u{feff}' | '\u{fffc}' | '\u{e0000}'..='\u{e007f}'
        )
    };
    text.chars().all(unseen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_spaces_and_turning_marks_go() {
        assert_eq!(text("a\0b\tc\rd\ne"), "a b cd\ne");
        assert_eq!(text("a\u{202e}b\u{2028}c"), "abc");
        assert_eq!(text("a\u{a0}b\u{200b}c"), "a\u{a0}b\u{200b}c", "what is only wide or invisible stays");
        assert_eq!(text("a\u{200e}\u{200f}\u{200e}b"), "a\u{200c}\u{200c}\u{200e}b");
    }

    #[test]
    fn entities_move_with_what_is_left() {
        let mut bold = [Entity::new("bold", 2, 4)];
        entities("a\rb\u{1f95a}\rc", &mut bold).unwrap();
        assert_eq!(bold, [Entity::new("bold", 1, 3)]);
    }

    #[test]
    fn an_entity_must_lie_within_the_text_and_between_characters() {
        let refusal = |offset, length| entities("\u{1f95a}a", &mut [Entity::new("bold", offset, length)]).unwrap_err();
        assert_eq!(refusal(1, 1), "Entity begins in a middle of a UTF-16 symbol at byte offset 4");
        assert_eq!(refusal(0, 1), "Entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4");
        assert_eq!(refusal(4, 1), "Entity begins after the end of the text at UTF-16 offset 4");
        assert_eq!(refusal(2, 5), "Entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 7");
    }
}
