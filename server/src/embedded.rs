//! What a release carries in the program itself: the browser's half, and the program that sets PDF. `make release` names
//! the folder with both when it builds; any other build has neither in it and finds them beside the program.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The file called `name`, if this build has it.
pub fn file(name: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(one, _)| *one == name).map(|(_, bytes)| *bytes)
}
