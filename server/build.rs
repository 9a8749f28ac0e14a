//! Lists the files that the program is to carry: those in the folder named by HEMICYCLE_EMBED, if one is named.

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=../migrations");
    println!("cargo::rerun-if-env-changed=HEMICYCLE_EMBED");
    let mut files = Vec::new();
    if let Some(folder) = std::env::var_os("HEMICYCLE_EMBED").map(PathBuf::from) {
        println!("cargo::rerun-if-changed={}", folder.display());
        gather(&folder, "", &mut files)?;
    }
    files.sort();
    let mut list = String::from("/// The files by name.\npub static FILES: &[(&str, &[u8])] = &[\n");
    for (name, path) in files {
        // Writing to a string cannot fail.
        let _ = writeln!(list, "    ({name:?}, include_bytes!({:?})),", path.display().to_string());
    }
    list.push_str("];\n");
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    std::fs::write(out.join("embedded.rs"), list)
}

fn gather(folder: &Path, before: &str, files: &mut Vec<(String, PathBuf)>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push((name, std::fs::canonicalize(entry.path())?));
        }
    }
    Ok(())
}
