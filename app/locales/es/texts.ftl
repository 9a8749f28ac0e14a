# La secretaría: importar y modificar resoluciones.
texts = Textos
texts-back = Volver a los textos
texts-import = Importar una resolución
texts-import-hint = Archivos Markdown, uno por idioma, juntos o de uno en uno. Primero ve lo que cambiaría; nada se registra antes de que lo confirme. Un idioma que deje fuera queda como está.
texts-files = Archivos
texts-example = Cómo es un archivo
texts-example-hint = Un párrafo es una línea y termina con su identificador, el mismo en todos los idiomas. Un compromiso va entre corchetes, o es un párrafo entero. «status» es «original» en el idioma que hace fe y «working translation» en los demás. Ante un corchete o una llave que es solo un signo va una barra inversa.
texts-counts = { $paragraphs ->
    [one] { $paragraphs } párrafo
   *[other] { $paragraphs } párrafos
}, { $commitments ->
    [one] { $commitments } compromiso
   *[other] { $commitments } compromisos
}
texts-official = Idioma que hace fe: { $language }
texts-official-choose = El idioma que hace fe
texts-preview = Lo que cambiaría
texts-faults = { $n ->
    [one] Hay un error
   *[other] Hay { $n } errores
}
texts-faults-hint = Corríjalo abajo, o en sus archivos y elíjalos de nuevo. Mientras quede algún error, no se puede registrar nada.
texts-new = Una resolución nueva. Los idiomas están lado a lado.
texts-count-new = Párrafos nuevos: { $n }
texts-count-changed = Párrafos cambiados: { $n }
texts-count-gone = Párrafos que desaparecen: { $n }
texts-count-unchanged = Párrafos sin cambios: { $n }
texts-language-new = Idioma nuevo: { $language }
texts-side-by-side = Los idiomas lado a lado
texts-id = Identificador
texts-missing = falta aquí
texts-marked = { $id } pasa a ser un compromiso: { $heading }
texts-unmarked = { $id } deja de ser un compromiso: { $heading }
texts-nothing-new = Nada nuevo: el texto ya está así.
texts-mend = Modificar los archivos aquí
texts-number = Dar los siguientes identificadores libres a los párrafos que no tienen
texts-done = El texto está registrado.
texts-export = Llevarse el texto
texts-whole = Modificar todo el texto
texts-whole-hint = Cada idioma como su archivo. Ve lo que cambiaría antes de que se registre nada. Un idioma que se añada necesita su propio archivo: impórtelo.
texts-paragraph = Párrafo { $id }
texts-line-hint = El párrafo tal como está en el archivo: [palabras]{"{"}#c1 .commitment short="Título"{"}"} marca un compromiso, **palabras** va en negrita, y el identificador del párrafo lo cierra.
texts-mark = Marcar un compromiso en este párrafo
texts-mark-hint = Copie, en cada idioma, las palabras que son el compromiso. Si no las da en ninguno, es el párrafo entero.
texts-commitment-id = Su identificador
texts-words = Palabras en { $language }
texts-heading = Título en { $language }
texts-unmark = { $id } no es un compromiso: { $heading }
texts-amended = Compromisos enmendados
texts-revisions = Cambios anteriores
text-language-en = inglés
text-language-fr = francés
text-language-es = español
fault-text-too-many-files = como mucho { $n } archivos a la vez
fault-text-word-processor = es un documento de un procesador de textos o un PDF; conviértalo con «pandoc --wrap=none --to=markdown TEXTO.docx --output=TEXTO.md», o guárdelo como texto sin formato, y después dele su encabezado y sus identificadores
fault-text-encoding = no es ni UTF-8 ni Windows-1252; guarde el archivo como UTF-8
fault-text-no-front-matter = el archivo empieza con una línea de tres guiones y su encabezado: id, language, status, title
fault-text-front-matter-open = el encabezado no termina con una línea de tres guiones
fault-text-not-a-key = el encabezado tiene líneas de la forma «clave: valor»
fault-text-unknown-key = «{ $text }» no se conoce aquí; el encabezado tiene { $keys }
fault-text-key-twice = «{ $text }» está dos veces
fault-text-key-missing = falta «{ $text }» en el encabezado
fault-text-value-too-long = un título o una línea del encabezado tiene como mucho { $n } caracteres
fault-text-not-a-language = «{ $text }» no es en, fr ni es
fault-text-not-a-status = «{ $text }» no es ni «{ $original }» ni «{ $working }»
fault-text-invisible = un carácter de control invisible; escriba la línea de nuevo
fault-text-line-too-long = una línea de más de { $n } caracteres
fault-text-too-many-paragraphs = más de { $n } párrafos
fault-text-too-many-commitments = más de { $n } compromisos
fault-text-no-paragraph = no hay ningún párrafo
fault-text-no-id = este párrafo no tiene identificador al final, como {"{"}#p1{"}"}; un párrafo es una línea
fault-text-not-an-id = «{ $text }» no es un identificador: de 1 a 64 letras sin acento, cifras y guiones, después de un #
fault-text-id-inside = un identificador en medio de un párrafo; un párrafo es una línea y tiene su identificador al final
fault-text-bracket-open = se abre un corchete y no le sigue ]{"{"}#c1 .commitment{"}"}; ante uno que es solo un signo ponga una barra inversa
fault-text-brace-open = se abre una llave y no se cierra
fault-text-heading-open = short="…" no se cierra
fault-text-stray = «{ $text }» no va entre las llaves
fault-text-no-commitment = un pasaje entre corchetes es un compromiso: {"{"}#{ $text } .commitment{"}"}
fault-text-no-words = { $text } no tiene palabras
fault-text-commitment-too-long = un compromiso tiene como mucho { $n } caracteres
fault-text-nested = un párrafo que es un solo compromiso no lleva otra marca
fault-text-other-resolution = es otra resolución: { $text }; importe una a la vez
fault-text-language-twice = hay otro archivo en { $language }
fault-text-originals = un solo idioma es «status: original»; los demás son «working translation»
fault-text-missing-in = falta { $id } en { $language }
fault-text-elsewhere-in = { $id } está en otro lugar en { $language }
fault-text-same-words = las palabras son las del archivo en { $language }; ¿se eligió dos veces?
fault-text-words-not-there = las palabras que hay que marcar no están exactamente una vez fuera de otros compromisos en el párrafo en { $language }; cópielas de nuevo
refusal-texts-changed = Los textos han cambiado mientras tanto. No se hizo nada: mírelos de nuevo.
refusal-no-such-resolution = No hay ninguna resolución { $id }.
refusal-words-stay = La ronda { $round } ha tratado { $commitment }: queda como se sometió, en todos los idiomas. Sus palabras solo cambian por enmienda.
refusal-official-stays = Ya se ha celebrado una ronda sobre esta resolución: el idioma que hace fe sigue siendo el mismo ({ $language }).
refusal-language-stays = Ya se ha celebrado una ronda sobre esta resolución: ningún idioma la deja, y este la dejaría ({ $language }).
