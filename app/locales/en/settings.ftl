# The settings of the congress.
settings = Settings
settings-hint = How the congress is called and looks, and what is offered to whom. Every change stands in the log.
settings-done = The settings are saved.
settings-name = Name of the congress
settings-place = Place
settings-start = First day
settings-end = Last day
settings-offset = Local time
settings-languages = Languages
settings-languages-hint = Pages are offered in these. A name is needed in each of them.
settings-colour = Colour
settings-own-colour = A colour of our own for links and buttons
settings-accent = The colour
settings-colour-hint = It must be dark enough to be read on paper; for dark screens a lighter shade of it is found by itself.
settings-first = Rules offered first
settings-first-hint = What the chair finds first when opening a round. All other rules stay at hand.
settings-as-library = as in the library
settings-exports = The resolution as adopted
settings-mark-not-adopted = Keep what was not adopted in the text, struck through and marked
settings-exports-hint = Otherwise it is left out. Either way, an annex lists every decision.
settings-hall = The hall
settings-hall-public = Whoever has the address may watch the hall without logging in
settings-hall-hint = Only the hall’s page is opened: what its screen shows. Everything else still asks for a login.
settings-proxies = Proxies that one delegate may hold
settings-save = Save
settings-look = Look at it first
settings-preview = Before it is saved
settings-too-light = This colour is too light to be read on paper; { $instead } is the nearest that can be.
settings-sample = { $colour } on light paper and { $dark } on dark
settings-sample-link = A link
settings-sample-button = A button
settings-logo = Logo
settings-logo-hint = A PNG or JPEG of at most 512 KB and 4,000 pixels. It stands in the hall, at the door, on the cards and on the minutes, on a white ground.
settings-logo-none = There is no logo.
settings-logo-alt = The logo of the congress
settings-logo-file = Picture
settings-logo-send = Take this logo
settings-logo-remove = Do without a logo
dates-range = { $same ->
    [day] { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
   *[month] { $first }–{ $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
}
dates-between = { $start } – { $end }
failure-bad-logo = A logo is a PNG or JPEG of at most 512 KB and 4,000 pixels in width and height. Nothing was changed.
refusal-settings-changed = The settings have changed meanwhile. Nothing was done: look at them again.
refusal-name-missing = The name of the congress is missing in { $language ->
    [en] English
    [fr] French
   *[es] Spanish
}.
refusal-bad-congress-name = The name and the place are needed, each on one line and with at most 200 characters.
refusal-bad-offset = Local time is at most 12 hours behind UTC and at most 14 hours ahead of it.
refusal-too-many-proxies = One delegate may hold at most { $most } proxies.
refusal-bad-day = This is not a day of the calendar: { $day }.
refusal-bad-dates = Give the first and the last day; a congress does not end before it starts.
refusal-no-language = Offer at least one language.
refusal-bad-colour = This is not a colour: { $colour }. A colour is written as #3b3a8f.
refusal-too-light = { $colour } is too light to be read on paper. Take a darker colour, such as { $instead }.
refusal-no-such-rules = There is no ruleset called { $ruleset } for rounds of this kind.
