//! A disk that fails when it is told to: see `faults/disk.c`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// How a disk fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has no room.
    Full,
    /// It has no room for the index of the database's log.
    FullForIndex,
    /// It cannot write.
    Write,
    /// It writes, and cannot promise that what it wrote is there.
    Sync,
}

/// The disk under a program.
pub struct Disk {
    shim: PathBuf,
    told: PathBuf,
}

impl Disk {
    /// A disk that works so far. What makes it fail is compiled into `folder`.
    pub fn new(folder: &Path) -> Self {
        let (shim, told) = (folder.join("disk.so"), folder.join("fault"));
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/faults/disk.c");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-Wall", "-o"]).arg(&shim).arg(source).arg("-ldl");
        let compiled = compiler.status().expect("a C compiler, which Rust needs as well");
        assert!(compiled.success(), "{source} compiles");
        Self { shim, told }
    }

    /// Puts it under a program that is about to be started.
    pub fn put_under(&self, program: &mut Command) {
        program.env("LD_PRELOAD", &self.shim).env("FAULTY_DISK", &self.told);
    }

    /// Makes it fail from now on.
    pub fn fail(&self, fault: Fault) {
        let word = match fault {
            Fault::Full => "full",
            Fault::FullForIndex => "index",
            Fault::Write => "write",
            Fault::Sync => "sync",
        };
        std::fs::write(&self.told, word).expect("a file");
    }

    /// Repairs it.
    pub fn repair(&self) {
        std::fs::remove_file(&self.told).expect("it was told to fail");
    }
}
