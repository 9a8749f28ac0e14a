# Les documents que le secrétariat remet, et leur place sur la page du registre.

document-translation = Traduction non officielle. Le texte qui fait foi est le texte en { $language ->
    [fr] français
    [es] espagnol
   *[en] anglais
}.
document-as-adopted = Le texte tel qu’adopté : { $adopted } engagements sur { $all }. Ceux qui n’ont pas été adoptés sont { $marked ->
    [yes] barrés
   *[no] omis
} ; l’annexe en donne la liste.
document-whole = Le texte tel qu’adopté, avec tous ses { $all } engagements.
document-not-adopted = non adopté
document-decisions = Annexe 1 : Décisions sur les engagements
document-statements = Annexe 2 : Explications, réserves et objections, mot pour mot
document-no-statements = Rien n’a été consigné.
document-amended = tel qu’amendé (version { $version })
downloads = Exports officiels
downloads-hint = Tous donnent les mêmes chiffres, ceux des tours publiés seulement.
downloads-results = Chiffres de tous les tours
downloads-ballots = Bulletins des tours par appel nominal
downloads-resolution = La résolution telle qu’adoptée
downloads-open-data = Données ouvertes
