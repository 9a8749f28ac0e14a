# Los ajustes del congreso.
settings = Ajustes
settings-hint = Cómo se llama y se ve el congreso, y qué se ofrece a quién. Cada cambio consta en el registro.
settings-done = Los ajustes están guardados.
settings-name = Nombre del congreso
settings-place = Lugar
settings-start = Primer día
settings-end = Último día
settings-offset = Hora local
settings-languages = Idiomas
settings-languages-hint = Las páginas se ofrecen en estos idiomas. Hace falta un nombre en cada uno.
settings-colour = Color
settings-own-colour = Un color propio para enlaces y botones
settings-accent = El color
settings-colour-hint = Debe ser lo bastante oscuro para leerse sobre papel; para las pantallas oscuras se busca por sí solo un tono más claro.
settings-first = Reglas que se ofrecen primero
settings-first-hint = Lo que la presidencia encuentra primero al abrir una ronda. Todas las demás reglas siguen a mano.
settings-as-library = como en la biblioteca
settings-exports = La resolución tal como se aprobó
settings-mark-not-adopted = Dejar en el texto lo que no se aprobó, tachado y señalado
settings-exports-hint = Si no, se omite. En ambos casos, un anexo enumera todas las decisiones.
settings-hall = La sala
settings-hall-public = Quien tenga la dirección puede ver la sala sin entrar
settings-hall-hint = Solo se abre la página de la sala: lo que muestra su pantalla. Para todo lo demás hay que entrar.
settings-proxies = Poderes que puede tener una persona
settings-save = Guardar
settings-look = Verlo antes
settings-preview = Antes de guardar
settings-too-light = Este color es demasiado claro para leerse sobre papel; { $instead } es el más cercano que sirve.
settings-sample = { $colour } sobre papel claro y { $dark } sobre fondo oscuro
settings-sample-link = Un enlace
settings-sample-button = Un botón
settings-logo = Logotipo
settings-logo-hint = Un PNG o JPEG de 512 KB y 4000 píxeles como máximo. Aparece en la sala, en la puerta, en las tarjetas y en el acta, sobre fondo blanco.
settings-logo-none = No hay logotipo.
settings-logo-alt = El logotipo del congreso
settings-logo-file = Imagen
settings-logo-send = Usar este logotipo
settings-logo-remove = Prescindir del logotipo
dates-range = { $same ->
    [day] { $day } de { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    } de { $year }
   *[month] { $first }–{ $day } de { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    } de { $year }
}
dates-between = { $start } – { $end }
failure-bad-logo = Un logotipo es un PNG o JPEG de 512 KB y 4000 píxeles de ancho y de alto como máximo. No se ha cambiado nada.
refusal-settings-changed = Los ajustes han cambiado entretanto. No se ha hecho nada: mírelos de nuevo.
refusal-name-missing = Falta el nombre del congreso en { $language ->
    [en] inglés
    [fr] francés
   *[es] español
}.
refusal-bad-congress-name = Hacen falta el nombre y el lugar, cada uno en una línea y con 200 caracteres como máximo.
refusal-bad-offset = La hora local lleva 12 horas de retraso como máximo respecto a UTC, y 14 de adelanto como máximo.
refusal-too-many-proxies = Una persona puede tener { $most } poderes como máximo.
refusal-bad-day = Este no es un día del calendario: { $day }.
refusal-bad-dates = Indique el primer y el último día; un congreso no termina antes de empezar.
refusal-no-language = Ofrezca al menos un idioma.
refusal-bad-colour = Esto no es un color: { $colour }. Un color se escribe como #3b3a8f.
refusal-too-light = { $colour } es demasiado claro para leerse sobre papel. Tome un color más oscuro, como { $instead }.
refusal-no-such-rules = No hay reglas llamadas { $ruleset } para rondas de este tipo.
