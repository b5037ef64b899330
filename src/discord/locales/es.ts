import type { LanguageWords } from './words.ts';

const BY = { name: 'autor', about: 'Solo lo que publicó esta persona o canal' };
const AFTER = { name: 'desde', about: 'Solo desde este año, mes o día, como 2025-01' };
const BEFORE = { name: 'antes', about: 'Solo antes de este año, mes o día' };
const PAGE = { name: 'página', about: 'Qué página de la respuesta' };
const IN_VIDEO = { name: 'video', about: 'Solo en este video' };
const WHICH_VIDEO = { name: 'video', about: 'Una parte del título, el identificador o la dirección' };

/** Spanish for both sides of the Atlantic: the words are those that both use. */
export const SPANISH: LanguageWords = {
  commands: {
    strategy: {
      name: 'estrategia',
      about: 'A qué juega una empresa, con los momentos que lo muestran',
      options: {
        player: { name: 'actor', about: 'Una empresa o un producto, como deepseek' },
        video: IN_VIDEO,
        page: PAGE,
      },
    },
    compare: {
      name: 'comparar',
      about: 'Dos actores lado a lado, aspecto por aspecto',
      options: {
        player: { name: 'actor', about: 'Un actor, como openai; o los dos: openai y google' },
        other: { name: 'otro', about: 'Con quién se compara, como google' },
        video: IN_VIDEO,
      },
    },
    players: {
      name: 'actores',
      about: 'De quién se habla, cuánto y desde cuándo',
      options: { video: IN_VIDEO, page: PAGE },
    },
    summary: {
      name: 'resumen',
      about: 'Lo que dice un video, con cada punto enlazado a su momento',
      options: { video: WHICH_VIDEO },
    },
    keypoints: {
      name: 'claves',
      about: 'Los puntos clave de un video, cada uno enlazado a su momento',
      options: { video: WHICH_VIDEO },
    },
    moments: {
      name: 'momentos',
      about: 'Los momentos que mejor responden a una pregunta',
      options: {
        query: { name: 'pregunta', about: 'Una pregunta, algunas palabras dichas o un enlace a un segundo' },
        video: IN_VIDEO,
        in: { name: 'en', about: 'Solo en este video o sobre este tema' },
        from: { name: 'dice', about: 'Solo lo que dice esta persona: parte del nombre' },
        by: BY,
        after: AFTER,
        before: BEFORE,
        page: PAGE,
      },
    },
    transcript: {
      name: 'transcripción',
      about: 'Lo que se dice alrededor de un momento, medio minuto antes y después',
      options: {
        video: { name: 'video', about: 'Una parte del título, el identificador o un enlace a un segundo' },
        at: { name: 'en', about: 'Dónde, como 4:23, 263 o 4:23–5:23; si falta, al principio' },
      },
    },
    library: {
      name: 'biblioteca',
      about: 'Qué videos hay, los más nuevos primero',
      options: {
        query: { name: 'búsqueda', about: 'Palabras de un título o de un punto clave, o un actor' },
        topic: { name: 'tema', about: 'Solo sobre este tema' },
        level: { name: 'nivel', about: 'Solo de esta dificultad' },
        by: BY,
        audience: { name: 'público', about: 'Solo para estas personas' },
        type: { name: 'tipo', about: 'Solo de este tipo' },
        after: AFTER,
        before: BEFORE,
        page: PAGE,
      },
    },
    ask: {
      name: 'preguntar',
      about: 'Pregunta con tus palabras; la respuesta dice qué comando la dio',
      options: { question: { name: 'pregunta', about: 'Lo que quieres saber, como: ¿cuál es la apuesta de google?' } },
    },
    share: {
      name: 'compartir',
      about: 'Publicar una respuesta en un canal en tu nombre, y retirarla',
      options: {
        of: { name: 'qué', about: 'Qué compartes: un enlace a un segundo; una respuesta tiene un botón' },
        channel: { name: 'canal', about: 'En qué canal; si falta, en este' },
        note: { name: 'nota', about: 'Lo que dices al respecto' },
        pick: { name: 'selección', about: 'Solo estas citas, como las nombra el formulario' },
        undo: { name: 'retirar', about: 'El identificador de lo que retiras' },
        by: { name: 'de', about: 'Lo que esta persona compartió en este canal' },
      },
    },
    follow: {
      name: 'seguir',
      about: 'Recibir un mensaje cuando un video nuevo hable del juego de un actor',
      options: {
        player: { name: 'actor', about: 'A quién seguir, como google; si falta, muestra a quién sigues' },
        where: {
          name: 'dónde',
          about: 'A mí por mensaje directo, o aquí en este canal',
          choices: { here: 'aquí', me: 'a mí' },
        },
        stop: { name: 'dejar', about: 'Dejar de seguir a este actor', choices: { yes: 'sí' } },
      },
    },
    home: { name: 'inicio', about: 'Lo último de la biblioteca, a quién sigues y lo que reciben los canales' },
    add: {
      name: 'añadir',
      about: 'Añade un vídeo a la biblioteca: sus subtítulos como archivo, o su dirección',
      options: {
        link: { name: 'enlace', about: 'La dirección de un vídeo o, junto a un archivo, dónde está su vídeo' },
        file: { name: 'archivo', about: 'Subtítulos o una transcripción, como .vtt, .srt o .json' },
      },
    },
    digest: {
      name: 'boletín',
      about: 'Lo nuevo, analizado por estrategia y publicado en este canal según un horario',
      options: {
        action: {
          name: 'acción',
          about: 'Qué hacer; si falta, muestra lo que hay',
          choices: {
            subscribe: 'suscribir',
            list: 'listar',
            preview: 'vista previa',
            now: 'ahora',
            pause: 'pausar',
            resume: 'reanudar',
            unsubscribe: 'cancelar',
            next: 'próximos',
            history: 'historial',
          },
        },
        time: { name: 'hora', about: 'Cuándo, como 09:00, 9am o mon,wed 17:30' },
        days: { name: 'días', about: 'Qué días, como weekdays o mon,wed' },
        zone: { name: 'zona', about: 'Zona horaria, como Europe/Madrid' },
        players: { name: 'actores', about: 'Solo estos actores, como openai, google; all para todos' },
        topic: { name: 'tema', about: 'Solo videos sobre esto; any para todos' },
        empty: {
          name: 'vacío',
          about: 'Cuando no hay nada nuevo: omitir, o algo del archivo',
          choices: { skip: 'omitir', archive: 'del archivo' },
        },
        channel: { name: 'canal', about: 'El identificador de otro canal; si falta, este' },
        page: PAGE,
      },
    },
    cuepoint: { name: 'cuepoint', about: 'Lo que puede hacer el bot, y qué tan al día está la biblioteca' },
  },
  menu: {
    'Find moments about this': 'Buscar momentos sobre esto',
    'What is said here?': '¿Qué se dice aquí?',
    'Add to the library': 'Añadir a la biblioteca',
    'What they shared here': 'Lo que compartió aquí',
  },
};
