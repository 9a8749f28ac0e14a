//! How a screen is set up, by its link: `/hall?theme=dark&texts=one&panels=turnout,clock&layout=overlay`.

/// Which of a commitment's texts stand in the hall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Texts {
    /// The screen's language large, the others below.
    #[default]
    All,
    /// The screen's language only.
    One,
    /// All languages in turn, each as large as the others.
    Turning,
}

/// A screen's settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// Which texts.
    pub texts: Texts,
    /// A transparent strip for the mixer of a live stream.
    pub overlay: bool,
    /// Panels that are left out.
    hidden: [bool; 4],
}

/// The panels that a link can choose from.
const PANELS: [&str; 4] = ["rule", "turnout", "clock", "counts"];

impl Display {
    /// The settings in a path's query. What they do not know has no effect.
    pub fn of(path: &str) -> Self {
        let query = path.split_once('?').map_or("", |(_, query)| query);
        let mut display = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match (name, value) {
                ("texts", "one") => display.texts = Texts::One,
                ("texts", "turning") => display.texts = Texts::Turning,
                ("layout", "overlay") => display.overlay = true,
                ("panels", chosen) => {
                    let chosen = chosen.replace("%2C", ",");
                    display.hidden = PANELS.map(|panel| !chosen.split(',').any(|one| one == panel));
                }
                _ => {}
            }
        }
        display
    }

    /// The classes of the screen's main part.
    pub fn class(self) -> String {
        let mut class = "hall".to_owned();
        if self.overlay {
            class += " overlay";
        }
        for (panel, _) in PANELS.iter().zip(self.hidden).filter(|(_, hidden)| *hidden) {
            class += " no-";
            class += panel;
        }
        class
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_how_a_screen_is_set_up() {
        let display = Display::of("/hall?texts=turning&layout=overlay&panels=clock%2Ccounts&theme=dark");
        assert_eq!((display.texts, display.overlay), (Texts::Turning, true));
        assert_eq!(display.class(), "hall overlay no-rule no-turnout");
        assert_eq!(Display::of("/hall?texts=nonsense&x"), Display::default());
        assert_eq!(Display::of("/hall").class(), "hall");
    }
}
