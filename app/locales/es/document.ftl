# Los documentos que entrega la secretaría, y su lugar en la página del acta.

document-translation = Traducción no oficial. El texto que da fe es el texto en { $language ->
    [fr] francés
    [es] español
   *[en] inglés
}.
document-as-adopted = El texto tal como fue aprobado: { $adopted } de { $all } compromisos. Los que no fueron aprobados están { $marked ->
    [yes] tachados
   *[no] omitidos
}; el anexo los enumera.
document-whole = El texto tal como fue aprobado, con sus { $all } compromisos.
document-not-adopted = no aprobado
document-decisions = Anexo 1: Decisiones sobre los compromisos
document-statements = Anexo 2: Explicaciones, reservas y objeciones, palabra por palabra
document-no-statements = No se hizo constar nada.
document-amended = tal como fue enmendado (versión { $version })
downloads = Exportaciones oficiales
downloads-hint = Todas dan las mismas cifras, solo de rondas publicadas.
downloads-results = Cifras de todas las rondas
downloads-ballots = Papeletas de las rondas nominales
downloads-resolution = La resolución tal como fue aprobada
downloads-open-data = Datos abiertos
