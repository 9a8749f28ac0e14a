
# Las tarjetas de acreditación y las hojas para las papeletas en papel, en PDF.
cards = Tarjetas
cards-hint = Un PDF con cuatro tarjetas A6 en cada hoja A4, con marcas de corte. Cada tarjeta lleva el nombre de la persona, un código para la cámara del teléfono y un código para escribir.
cards-for = Para quién
cards-for-new = Quienes aún no tienen tarjeta: { $n ->
    [0] nadie
    [one] { $n } persona
   *[other] { $n } personas
}
cards-for-all = Toda la lista: { $n ->
    [one] { $n } persona
   *[other] { $n } personas
}, de las que { $have } tienen tarjeta
cards-for-delegation = Una delegación
cards-for-delegate = Una persona, por su número
cards-language = Idioma de las tarjetas
cards-consequence = Las tarjetas anteriores de estas personas, sus códigos y los teléfonos conectados dejan de valer en cuanto el PDF está listo. Los códigos solo figuran en ese PDF, que se entrega una vez: nadie podrá volver a verlos.
cards-make = Hacer las tarjetas
cards-print = Imprimir una tarjeta
cards-nobody = No hay a quién dar tarjeta: toda la lista la tiene. Elija a otras personas y hágalas de nuevo.
cards-role = Función
cards-card-language = Idioma
cards-number = Número
cards-scan = Código para la cámara que da entrada a
cards-typed = O escríbalo en { $address }
cards-keep = Esta tarjeta es solo suya y vota en su nombre. Si la pierde, acuda a la secretaría: la tarjeta anterior deja de valer al instante.
sheets-print = Para imprimir en esta ronda
sheets-proxy = poder:
sheets-reason = Motivo o explicación
sheets-mark = Marque una opción por cada persona y corte por la línea de puntos.
sheets-rate = Valore cada redacción de 0 (ninguna resistencia) a 10 (la mayor) y corte por la línea de puntos.
sheets-seats = Escaños
sheets-invalid = Nulas
sheets-total = Total
sheets-teller = Persona escrutadora
minutes-paper = { $n ->
    [one] Una papeleta llegó en papel y la introdujo { $by }
   *[other] { $n } papeletas llegaron en papel y las introdujo { $by }
}
