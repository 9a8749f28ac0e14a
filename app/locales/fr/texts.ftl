# Le secrétariat : importer et modifier les résolutions.
texts = Textes
texts-back = Retour aux textes
texts-import = Importer une résolution
texts-import-hint = Des fichiers Markdown, un par langue, ensemble ou l’un après l’autre. Vous voyez d’abord ce qui changerait ; rien n’est inscrit avant votre confirmation. Une langue que vous laissez de côté reste telle quelle.
texts-files = Fichiers
texts-example = À quoi ressemble un fichier
texts-example-hint = Un paragraphe est une ligne et finit par son identifiant, le même dans toutes les langues. Un engagement est entre crochets, ou c’est un paragraphe entier. « status » est « original » dans la langue qui fait foi et « working translation » dans les autres. Devant un crochet ou une accolade qui n’est qu’un signe, mettez une barre oblique inverse.
texts-counts = { $paragraphs ->
    [one] { $paragraphs } paragraphe
   *[other] { $paragraphs } paragraphes
}, { $commitments ->
    [one] { $commitments } engagement
   *[other] { $commitments } engagements
}
texts-official = Langue qui fait foi : { $language }
texts-official-choose = La langue qui fait foi
texts-preview = Ce qui changerait
texts-faults = { $n ->
    [one] Il y a une erreur
   *[other] Il y a { $n } erreurs
}
texts-faults-hint = Corrigez ci-dessous, ou dans vos fichiers que vous choisirez de nouveau. Tant qu’il reste une erreur, rien ne peut être inscrit.
texts-new = Une nouvelle résolution. Les langues sont côte à côte.
texts-count-new = Nouveaux paragraphes : { $n }
texts-count-changed = Paragraphes changés : { $n }
texts-count-gone = Paragraphes supprimés : { $n }
texts-count-unchanged = Paragraphes inchangés : { $n }
texts-language-new = Nouvelle langue : { $language }
texts-side-by-side = Les langues côte à côte
texts-id = Identifiant
texts-missing = manque ici
texts-marked = { $id } devient un engagement : { $heading }
texts-unmarked = { $id } n’est plus un engagement : { $heading }
texts-nothing-new = Rien de nouveau : le texte est déjà ainsi.
texts-mend = Modifier les fichiers ici
texts-number = Donner les prochains identifiants libres aux paragraphes qui n’en ont pas
texts-done = Le texte est inscrit.
texts-export = Emporter le texte
texts-whole = Modifier tout le texte
texts-whole-hint = Chaque langue comme son fichier. Vous voyez ce qui changerait avant que quoi que ce soit soit inscrit. Une langue à ajouter a besoin de son propre fichier : importez-le.
texts-paragraph = Paragraphe { $id }
texts-line-hint = Le paragraphe tel qu’il est dans le fichier : [mots]{"{"}#c1 .commitment short="Titre"{"}"} marque un engagement, **mots** met en gras, et l’identifiant du paragraphe le termine.
texts-mark = Marquer un engagement dans ce paragraphe
texts-mark-hint = Copiez, dans chaque langue, les mots qui forment l’engagement. Si vous n’en donnez nulle part, c’est le paragraphe entier.
texts-commitment-id = Son identifiant
texts-words = Mots en { $language }
texts-heading = Titre en { $language }
texts-unmark = { $id } n’est pas un engagement : { $heading }
texts-amended = Engagements amendés
texts-revisions = Changements antérieurs
text-language-en = anglais
text-language-fr = français
text-language-es = espagnol
fault-text-too-many-files = { $n } fichiers au plus à la fois
fault-text-word-processor = c’est un document de traitement de texte ou un PDF ; convertissez-le par « pandoc --wrap=none --to=markdown TEXTE.docx --output=TEXTE.md », ou enregistrez-le en texte brut, puis donnez-lui son en-tête et ses identifiants
fault-text-encoding = ce n’est ni UTF-8 ni Windows-1252 ; enregistrez le fichier en UTF-8
fault-text-no-front-matter = le fichier commence par une ligne de trois traits d’union et son en-tête : id, language, status, title
fault-text-front-matter-open = l’en-tête ne finit pas par une ligne de trois traits d’union
fault-text-not-a-key = l’en-tête a des lignes de la forme « clé: valeur »
fault-text-unknown-key = « { $text } » est inconnu ici ; l’en-tête a { $keys }
fault-text-key-twice = « { $text } » est là deux fois
fault-text-key-missing = « { $text } » manque dans l’en-tête
fault-text-value-too-long = un titre ou une ligne de l’en-tête a { $n } caractères au plus
fault-text-not-a-language = « { $text } » n’est pas en, fr ou es
fault-text-not-a-status = « { $text } » n’est ni « { $original } » ni « { $working } »
fault-text-invisible = un caractère de contrôle invisible ; récrivez la ligne
fault-text-line-too-long = une ligne de plus de { $n } caractères
fault-text-too-many-paragraphs = plus de { $n } paragraphes
fault-text-too-many-commitments = plus de { $n } engagements
fault-text-no-paragraph = il n’y a aucun paragraphe
fault-text-no-id = ce paragraphe n’a pas d’identifiant à la fin, comme {"{"}#p1{"}"} ; un paragraphe est une ligne
fault-text-not-an-id = « { $text } » n’est pas un identifiant : de 1 à 64 lettres sans accent, chiffres et traits d’union, après un #
fault-text-id-inside = un identifiant au milieu d’un paragraphe ; un paragraphe est une ligne et a son identifiant à la fin
fault-text-bracket-open = un crochet s’ouvre et n’est pas suivi de ]{"{"}#c1 .commitment{"}"} ; devant un crochet qui n’est qu’un signe, mettez une barre oblique inverse
fault-text-brace-open = une accolade s’ouvre et ne se ferme pas
fault-text-heading-open = short="…" ne se ferme pas
fault-text-stray = « { $text } » n’a rien à faire entre les accolades
fault-text-no-commitment = un passage entre crochets est un engagement : {"{"}#{ $text } .commitment{"}"}
fault-text-no-words = { $text } n’a pas de mots
fault-text-commitment-too-long = un engagement a { $n } caractères au plus
fault-text-nested = un paragraphe qui est un seul engagement ne contient pas d’autre marque
fault-text-other-resolution = c’est une autre résolution : { $text } ; importez-en une à la fois
fault-text-language-twice = il y a un autre fichier en { $language }
fault-text-originals = une seule langue est « status: original » ; les autres sont « working translation »
fault-text-missing-in = { $id } manque en { $language }
fault-text-elsewhere-in = { $id } est à une autre place en { $language }
fault-text-same-words = les mots sont ceux du fichier en { $language } ; a-t-il été choisi deux fois ?
fault-text-words-not-there = les mots à marquer ne figurent pas exactement une fois hors d’autres engagements dans le paragraphe en { $language } ; copiez-les de nouveau
refusal-texts-changed = Les textes ont changé entre-temps. Rien n’a été fait : regardez-les de nouveau.
refusal-no-such-resolution = Il n’y a pas de résolution { $id }.
refusal-words-stay = Le tour { $round } a porté sur { $commitment } : il reste tel qu’il a été soumis, dans toutes les langues. Ses mots ne changent que par amendement.
refusal-official-stays = Un tour a eu lieu sur cette résolution : la langue qui fait foi reste la même ({ $language }).
refusal-language-stays = Un tour a eu lieu sur cette résolution : aucune langue ne la quitte, et celle-ci la quitterait ({ $language }).
