//! The congress's logo: the log names it, the store keeps it.

use std::sync::Arc;

use congress::command::{Actor, Command};
use congress::settings::{ChangedSettings, Logo};
use congress::state::State;

use super::{House, HouseError};
use crate::press::Image;
use crate::store::StoreError;

impl House {
    /// The picture of a logo, in the form its `kind` says.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn picture(&self, logo: &Logo) -> Result<Option<Vec<u8>>, StoreError> {
        self.store.logo(&logo.digest).await
    }

    /// The logo as documents take it.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn logo(&self) -> Result<Option<Image>, StoreError> {
        match &self.state().settings().logo {
            Some(logo) => Image::logo(logo, &*self.store).await,
            None => Ok(None),
        }
    }

    /// Gives the congress a logo, or takes it away.
    ///
    /// # Errors
    /// If the rules refuse or the store fails; then nothing has changed.
    pub async fn change_logo(
        self: &Arc<Self>,
        actor: Actor,
        logo: Option<(Logo, &[u8])>,
    ) -> Result<Arc<State>, HouseError> {
        let state = self.state();
        let mut profile = state.profile.clone().unwrap_or_default();
        if let Some((logo, picture)) = &logo {
            self.store.put_logo(&logo.digest, picture).await?;
        }
        profile.settings.logo = logo.map(|(logo, _)| logo);
        let changed = ChangedSettings { profile, seen: state.settings_revision };
        self.ask(actor, Command::ChangeSettings(changed)).await
    }
}
