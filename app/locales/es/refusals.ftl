
# Lo que falla.
refusal-not-permitted = Su función no permite esto.
refusal-no-such-round = No existe la ronda { $round }.
refusal-no-such-commitment = No existe el compromiso { $commitment }.
refusal-no-such-delegate = No hay ningún delegado/a { $delegate } en la lista.
refusal-no-such-ruleset = No hay reglas llamadas { $ruleset }.
refusal-round-not-open = La ronda { $round } no está abierta. No se ha cambiado nada.
refusal-still-time = La ronda { $round } aún tiene tiempo.
refusal-another-round-open = La ronda { $round } está abierta. Ciérrela primero.
refusal-round-pending = La ronda { $round } está contada pero no publicada. Publíquela o anúlela primero.
refusal-round-not-pending = La ronda { $round } no está pendiente de publicación.
refusal-not-published = El resultado de la ronda { $round } no está publicado.
refusal-secret-not-offered = Solo puede ser confidencial una votación que se cuenta por delegado o delegada. Elija otras reglas u otra publicidad.
refusal-bad-time-limit = Un límite de tiempo va de { $shortest } a { $longest } segundos.
refusal-reason-needed = Indique un motivo.
refusal-too-long = Este texto es demasiado largo: como máximo { $longest } caracteres.
refusal-bad-mark = Esto no es una opción de esta ronda.
refusal-observer = Su delegación participa como observadora y no vota.
refusal-consultative = Su delegación es consultiva y no participa en las votaciones.
refusal-substitute = Usted es suplente sin mandato en esta ronda.
refusal-absent-at-opening = No constaba como presente cuando se abrió esta ronda. Acuda a la secretaría; podrá votar en la próxima ronda.
refusal-accredited-after-opening = Fue acreditado/a después de abrirse esta ronda. Podrá votar en la próxima ronda.
refusal-not-head = Solo la jefatura de delegación puede declarar su posición.
refusal-no-declarations = En esta ronda no se declaran las posiciones de las delegaciones.
refusal-nobody-entitled = La delegación { $delegation } no tiene a nadie con derecho a voto en esta ronda.
refusal-no-split = En esta ronda no se reparten los votos de una delegación.
refusal-split-above-votes = El reparto suma { $split }, pero la delegación tiene { $votes ->
    [one] { $votes } voto
   *[other] { $votes } votos
}.
refusal-no-such-delegation = { $delegate } pertenece a { $delegation }, que no está en la lista.
refusal-two-heads = La delegación { $delegation } tendría dos jefaturas. Dé a una de ellas otra función.
refusal-already-entered = El congreso ya conoce { $id }.
failure-too-busy = Llegan demasiadas papeletas a la vez. La suya no se ha registrado: envíela de nuevo, por favor.
failure-broken = El servidor no ha podido guardar esto. No se ha registrado nada: inténtelo de nuevo y avise a la secretaría si vuelve a ocurrir.
failure-no-such-card = Este enlace ya no es válido. Pida una tarjeta nueva a la secretaría, por favor.
failure-no-match = Estos datos no se corresponden. Compruebe lo que ha escrito o escanee el código de su tarjeta.
failure-stranger = Inicie sesión primero, por favor. No se ha cambiado nada.
failure-moved = Ha iniciado sesión en otro teléfono, por lo que este se ha desconectado. Si no ha sido usted, acuda a la secretaría, por favor.
failure-reissued = La secretaría le ha expedido una tarjeta nueva; la anterior ya no vale y este teléfono se ha desconectado. Inicie sesión con la nueva. Si no la ha pedido, acuda a la secretaría, por favor.
failure-bad-rules = Este reglamento no se puede leer. No se ha cambiado nada.
failure-bad-form = Falta algo en este formulario o no se puede leer. No se ha cambiado nada: vuelva atrás e inténtelo de nuevo, por favor.
refusal-not-rated = La alternativa { $alternative } no está valorada. Valórelas todas, por favor.
refusal-bad-alternatives = Una elección de redacción necesita de una a cinco alternativas, cada una en todos los idiomas; las demás rondas no tienen ninguna.
refusal-no-proxy = No tiene ningún poder de { $delegate } en esta ronda.
refusal-proxy-for-present = { $delegate } está presente y vota en persona. Un poder es para quien está ausente.
refusal-proxy-limit = { $delegate } ya tiene { $limit ->
    [one] un poder, tantos
   *[other] { $limit } poderes, tantos
} como puede tener una persona.
refusal-other-delegation = { $delegate } y { $other } no son de la misma delegación.
refusal-votes-already = { $delegate } ya vota y no necesita mandato.
refusal-not-entitled = { $delegate } no tiene un voto que pueda pasar a otra persona.
refusal-still-open = La ronda { $round } sigue abierta. Ciérrela primero.
refusal-not-unresolved = La ronda { $round } no terminó sin consenso: no hay nada que enmendar, remitir ni retirar.
refusal-no-objection = Ninguna objeción de { $delegation } se mantiene en esta ronda.
refusal-no-withdrawal = La jefatura de { $delegation } no ha ofrecido retirar su objeción.
refusal-already-published = El resultado de la ronda { $round } está publicado: ya no se puede retirar una objeción.
refusal-text-missing = Falta el nuevo texto en este idioma: { $language }.
refusal-text-unchanged = El nuevo texto es igual que el anterior.
refusal-no-more-rounds = Este compromiso ha pasado por { $rounds ->
    [one] una ronda de consenso
   *[other] { $rounds } rondas de consenso
}, tantas como permiten sus reglas. Remítalo o sométalo a votación.
refusal-replaced = Una persona suplente vota en su lugar en esta ronda.
refusal-no-bloc = Los compromisos que se deciden juntos son al menos dos, sin ronda celebrada y fuera de otro grupo.
refusal-separation-asked = Una jefatura de delegación pide decidir { $commitment } por separado. Sepárelo primero.
refusal-not-in-bloc = { $commitment } no se decide junto con otros.
refusal-bloc-not-offered = Los compromisos tomados en conjunto se deciden por votación, por consenso o por votación indicativa, no por elección de redacción.
refusal-taken-en-bloc = La ronda { $round } trataba de varios compromisos. Retome cada uno en una ronda propia.
refusal-not-a-vote = Una cuestión de procedimiento se decide por votación.
refusal-roll-call-rules = Una votación nominal exige un voto y un quórum contados por delegación, con reglas que admitan declaraciones.
refusal-bad-order = La lista ha cambiado entretanto. Abra de nuevo la votación nominal.
refusal-answered-aloud = Es una votación nominal: cada delegación responde en voz alta cuando se la llama.
refusal-not-a-roll-call = La ronda { $round } no es una votación nominal.
refusal-list-is-closed = La lista de oradores está cerrada. Aún puede plantear una moción de orden.
refusal-not-asking = { $delegate } no está en la lista de oradores.
refusal-nobody-speaks = Nadie tiene la palabra.
refusal-observer-floor = Su delegación participa como observadora y no pide la palabra.
refusal-words-needed = Escriba la frase, en al menos un idioma.
refusal-roll-changed = La lista ha cambiado entretanto. No se ha hecho nada: mírela de nuevo.
refusal-unknown-delegation = No hay ninguna delegación { $delegation } en la lista.
refusal-in-open-round = Quien participa en la ronda { $round }, todavía abierta, sale de la lista cuando se haya cerrado, no antes.
refusal-bad-id = Esto no puede ser un identificador: { $id }. Un identificador tiene de 1 a 64 caracteres, sin espacios.
refusal-bad-name = El nombre o el país de { $id } falta, es demasiado largo o no cabe en una línea: 200 caracteres como máximo.
