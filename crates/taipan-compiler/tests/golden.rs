//! Golden tests: `golden/*.py` is compiled to the text form in `*.dis`, and the
//! text form read again is the same code. `TAIPAN_BLESS=1` writes the files.

use std::path::Path;

use taipan_bytecode::text::{Text, parse as parse_text};
use taipan_compiler::{Options, compile};
use taipan_syntax::{Mode, ParseOptions, parse};

#[test]
fn golden() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let bless = std::env::var_os("TAIPAN_BLESS").is_some();
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of golden tests")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&path).expect("a source");
        let parsed =
            parse(&source, &name, Mode::Exec, &ParseOptions::default()).expect("a program");
        let code = compile(&parsed, &name, &Options::default()).expect("compiles");
        let text = Text(&code).to_string();
        assert_eq!(parse_text(&text).as_ref(), Ok(&*code), "{name}: the text form is read again");
        let golden = path.with_extension("dis");
        if bless {
            std::fs::write(&golden, &text).expect("written");
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert!(text == expected, "{name}: TAIPAN_BLESS=1 shows what changed:\n{text}");
    }
}
