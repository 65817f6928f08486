//! How a transaction ends, and how one update's part of it is undone.

use sqlx::Executor;

use super::{Result, Tx, counts::watched, engine};

const RELEASE: &str = "RELEASE SAVEPOINT update_";
const ROLL_BACK: &str = "ROLLBACK TO SAVEPOINT update_";

impl Tx {
    /// Makes everything since [`Db::begin`] last.
    ///
    /// # Errors
    /// A fault; then it is unknown whether the commit took place, and the work must be idempotent.
    pub async fn commit(mut self) -> Result<()> {
        self.flush().await?;
        self.forget_untaken().await?;
        let (statements, received) = (self.work().statements().clone(), self.work().received);
        match self {
            Self::Sqlite(tx) => watched(&statements, tx.session.commit()).await?,
            Self::Postgres(tx) => watched(&statements, tx.session.commit()).await?,
        }
        if let Some(received) = received {
            statements.saw(received);
        }
        Ok(())
    }

    /// Sets the point to which [`Tx::back_to_savepoint`] returns. The database hears of it with the next statement, or
    /// never if there is none.
    pub fn savepoint(&mut self) {
        self.work().want_savepoint();
    }

    /// Keeps what was done since the savepoint, and forgets the point.
    pub async fn release_savepoint(&mut self) -> Result<()> {
        if self.work().end_savepoint() {
            engine!(self, c => c.execute(RELEASE).await.map(drop))?;
        }
        Ok(())
    }

    /// Undoes what was done since the savepoint, and forgets the point.
    pub async fn back_to_savepoint(&mut self) -> Result<()> {
        self.work().undo();
        if self.work().end_savepoint() {
            engine!(self, c => c.execute(ROLL_BACK).await.map(drop))?;
            engine!(self, c => c.execute(RELEASE).await.map(drop))?;
        }
        Ok(())
    }
}
