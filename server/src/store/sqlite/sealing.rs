//! SQLite: a round's end.

use async_trait::async_trait;
use sqlx::{Sqlite as Engine, Transaction};

use super::write_lines;
use crate::store::{LogLine, Sealing, Slip, StoreError};

/// A round that is being closed: nothing else is written meanwhile.
pub struct Sealed {
    pub tx: Transaction<'static, Engine>,
    pub slips: Vec<Slip>,
}

#[async_trait]
impl Sealing for Sealed {
    fn take_slips(&mut self) -> Vec<Slip> {
        std::mem::take(&mut self.slips)
    }

    async fn append(mut self: Box<Self>, lines: &[LogLine]) -> Result<(), StoreError> {
        write_lines(&mut self.tx, lines).await?;
        Ok(self.tx.commit().await?)
    }
}
