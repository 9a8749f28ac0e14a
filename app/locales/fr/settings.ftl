# Les réglages du congrès.
settings = Réglages
settings-hint = Le nom et l’apparence du congrès, et ce qui est proposé à qui. Chaque changement figure au journal.
settings-done = Les réglages sont enregistrés.
settings-name = Nom du congrès
settings-place = Lieu
settings-start = Premier jour
settings-end = Dernier jour
settings-offset = Heure locale
settings-languages = Langues
settings-languages-hint = Les pages sont proposées dans ces langues. Il faut un nom dans chacune d’elles.
settings-colour = Couleur
settings-own-colour = Une couleur à nous pour les liens et les boutons
settings-accent = La couleur
settings-colour-hint = Elle doit être assez foncée pour se lire sur papier ; pour les écrans sombres, une nuance plus claire en est tirée d’elle-même.
settings-first = Règles proposées d’abord
settings-first-hint = Ce que la présidence trouve en premier quand elle ouvre un tour. Toutes les autres règles restent à portée.
settings-as-library = comme dans la bibliothèque
settings-exports = La résolution telle qu’adoptée
settings-mark-not-adopted = Garder dans le texte ce qui n’a pas été adopté, barré et signalé
settings-exports-hint = Sinon, c’est omis. Dans les deux cas, une annexe énumère toutes les décisions.
settings-hall = La salle
settings-hall-public = Qui a l’adresse peut regarder la salle sans se connecter
settings-hall-hint = Seule la page de la salle est ouverte : ce que montre son écran. Tout le reste demande toujours une connexion.
settings-proxies = Procurations qu’une personne peut détenir
settings-save = Enregistrer
settings-look = Regarder d’abord
settings-preview = Avant d’enregistrer
settings-too-light = Cette couleur est trop claire pour se lire sur papier ; { $instead } est la plus proche qui convienne.
settings-sample = { $colour } sur papier clair et { $dark } sur fond sombre
settings-sample-link = Un lien
settings-sample-button = Un bouton
settings-logo = Logo
settings-logo-hint = Un PNG ou un JPEG de 512 Ko et 4 000 pixels au plus. Il figure dans la salle, à la porte, sur les cartes et sur le procès-verbal, sur fond blanc.
settings-logo-none = Il n’y a pas de logo.
settings-logo-alt = Le logo du congrès
settings-logo-file = Image
settings-logo-send = Prendre ce logo
settings-logo-remove = Se passer de logo
dates-range = { $same ->
    [day] { $day ->
        [1] 1er
       *[other] { $day }
    } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    } { $year }
   *[month] { $first ->
        [1] 1er
       *[other] { $first }
    }–{ $day } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    } { $year }
}
dates-between = { $start } – { $end }
failure-bad-logo = Un logo est un PNG ou un JPEG de 512 Ko et 4 000 pixels de large et de haut au plus. Rien n’a été changé.
refusal-settings-changed = Les réglages ont changé entre-temps. Rien n’a été fait : regardez-les de nouveau.
refusal-name-missing = Le nom du congrès manque en { $language ->
    [en] anglais
    [fr] français
   *[es] espagnol
}.
refusal-bad-congress-name = Il faut le nom et le lieu, chacun sur une ligne et de 200 caractères au plus.
refusal-bad-offset = L’heure locale a 12 heures de retard au plus sur UTC, et 14 heures d’avance au plus.
refusal-too-many-proxies = Une personne peut détenir { $most } procurations au plus.
refusal-bad-day = Ce n’est pas un jour du calendrier : { $day }.
refusal-bad-dates = Indiquez le premier et le dernier jour ; un congrès ne finit pas avant de commencer.
refusal-no-language = Proposez au moins une langue.
refusal-bad-colour = Ce n’est pas une couleur : { $colour }. Une couleur s’écrit comme #3b3a8f.
refusal-too-light = { $colour } est trop clair pour se lire sur papier. Prenez une couleur plus foncée, comme { $instead }.
refusal-no-such-rules = Il n’y a pas de règles appelées { $ruleset } pour les tours de ce genre.
