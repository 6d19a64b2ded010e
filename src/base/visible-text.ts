/**
 * Text in which nothing works unseen: control characters (line feed and tab aside) become their pictures, those of the
 * second set (U+0080 to U+009F) and directional overrides `␦`. For showing evidence to people: a cited line must not
 * read as something else, and a cell must not steer the terminal it is printed on.
 */
export function visibleText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (character) => String.fromCodePoint(0x2400 + character.charCodeAt(0)))
    .replace(/\u007f/g, '\u2421')
    .replace(/[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/g, '\u2426')
}
