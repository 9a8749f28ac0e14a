# Las rondas confidenciales.
secret-tap = Toque su opción. Se le pregunta una vez si es la que quiere.
secret-hint = Esta votación es confidencial: el acta muestra los totales y quién participó, y la opción de nadie. Se vota una sola vez y no se puede cambiar.
secret-title = ¿Votar definitivamente?
secret-confirm-hint = Una vez depositada, la papeleta ya no se puede cambiar, y nadie, tampoco usted, puede consultar qué votó.
secret-confirm = Depositar esta papeleta
secret-back = Elegir de nuevo
secret-in-the-box = La papeleta está en la urna.
secret-in-the-box-hint = Es confidencial: no se guarda ninguna opción con un nombre.
secret-voters = Quién participó: { $n ->
    [one] una persona
   *[other] { $n } personas
}
secret-voters-hint = De una ronda confidencial el acta tiene los totales y estos nombres, y nada que los relacione.
rule-secret = La votación es confidencial.
refusal-cast-once = Esta papeleta ya está en la urna: una papeleta confidencial se deposita una sola vez y no se puede cambiar.
refusal-secret-one-server = No se celebra una ronda confidencial mientras varios servidores comparten una base de datos. Celébrela en un solo servidor, o en papel.
