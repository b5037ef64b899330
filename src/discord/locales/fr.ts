import type { LanguageWords } from './words.ts';

const BY = { name: 'auteur', about: 'Seulement ce que cette personne ou chaîne a publié' };
const AFTER = { name: 'depuis', about: 'Seulement depuis cette année, ce mois ou ce jour, comme 2025-01' };
const BEFORE = { name: 'avant', about: 'Seulement avant cette année, ce mois ou ce jour' };
const PAGE = { name: 'page', about: 'Quelle page de la réponse' };
const IN_VIDEO = { name: 'vidéo', about: 'Seulement dans cette vidéo' };
const WHICH_VIDEO = { name: 'vidéo', about: 'Une partie du titre, l’identifiant ou l’adresse' };

export const FRENCH: LanguageWords = {
  commands: {
    strategy: {
      name: 'stratégie',
      about: 'À quoi joue une entreprise, avec les moments qui le montrent',
      options: {
        player: { name: 'acteur', about: 'Une entreprise ou un produit, comme deepseek' },
        video: IN_VIDEO,
        page: PAGE,
      },
    },
    compare: {
      name: 'comparer',
      about: 'Deux acteurs côte à côte, aspect par aspect',
      options: {
        player: { name: 'acteur', about: 'Un acteur, comme openai ; ou les deux : openai et google' },
        other: { name: 'autre', about: 'À qui le comparer, comme google' },
        video: IN_VIDEO,
      },
    },
    players: {
      name: 'acteurs',
      about: 'De qui on parle, combien et depuis quand',
      options: { video: IN_VIDEO, page: PAGE },
    },
    summary: {
      name: 'résumé',
      about: 'Ce que dit une vidéo, chaque point relié à son moment',
      options: { video: WHICH_VIDEO },
    },
    keypoints: {
      name: 'points-clés',
      about: 'Les points clés d’une vidéo, chacun relié à son moment',
      options: { video: WHICH_VIDEO },
    },
    moments: {
      name: 'moments',
      about: 'Les moments qui répondent le mieux à une question',
      options: {
        query: { name: 'question', about: 'Une question, quelques mots prononcés ou un lien vers une seconde' },
        video: IN_VIDEO,
        in: { name: 'dans', about: 'Seulement dans cette vidéo ou sur ce sujet' },
        from: { name: 'dit-par', about: 'Seulement ce que dit cette personne : une partie du nom' },
        by: BY,
        after: AFTER,
        before: BEFORE,
        page: PAGE,
      },
    },
    transcript: {
      name: 'transcription',
      about: 'Ce qui se dit autour d’un moment, une demi-minute avant et après',
      options: {
        video: { name: 'vidéo', about: 'Une partie du titre, l’identifiant ou un lien vers une seconde' },
        at: { name: 'à', about: 'Où, comme 4:23, 263 ou 4:23–5:23 ; sinon, au début' },
      },
    },
    library: {
      name: 'bibliothèque',
      about: 'Quelles vidéos il y a, les plus récentes d’abord',
      options: {
        query: { name: 'recherche', about: 'Des mots d’un titre ou d’un point clé, ou un acteur' },
        topic: { name: 'sujet', about: 'Seulement sur ce sujet' },
        level: { name: 'niveau', about: 'Seulement de cette difficulté' },
        by: BY,
        audience: { name: 'public', about: 'Seulement pour ces personnes' },
        type: { name: 'type', about: 'Seulement de ce genre' },
        after: AFTER,
        before: BEFORE,
        page: PAGE,
      },
    },
    ask: {
      name: 'demander',
      about: 'Demandez avec vos mots ; la réponse dit quelle commande l’a donnée',
      options: {
        question: { name: 'question', about: 'Ce que vous voulez savoir, comme : quel est le pari de google ?' },
      },
    },
    share: {
      name: 'partager',
      about: 'Publier une réponse dans un salon en votre nom, et la retirer',
      options: {
        of: { name: 'quoi', about: 'Ce que vous partagez : un lien vers une seconde ; une réponse a un bouton' },
        channel: { name: 'salon', about: 'Dans quel salon ; sinon, dans celui-ci' },
        note: { name: 'note', about: 'Ce que vous en dites' },
        pick: { name: 'choix', about: 'Seulement ces citations, telles que le formulaire les nomme' },
        undo: { name: 'retirer', about: 'L’identifiant de ce que vous retirez' },
        by: { name: 'par', about: 'Ce que cette personne a partagé dans ce salon' },
      },
    },
    follow: {
      name: 'suivre',
      about: 'Recevoir un message quand une nouvelle vidéo parle du jeu d’un acteur',
      options: {
        player: { name: 'acteur', about: 'Qui suivre, comme google ; sinon, montre qui est suivi' },
        where: {
          name: 'où',
          about: 'À moi en message privé, ou ici dans ce salon',
          choices: { here: 'ici', me: 'à moi' },
        },
        stop: { name: 'arrêter', about: 'Ne plus suivre cet acteur', choices: { yes: 'oui' } },
      },
    },
    home: { name: 'accueil', about: 'Les nouveautés, qui vous suivez et ce que les salons reçoivent' },
    add: {
      name: 'ajouter',
      about: 'Ajoute une vidéo à la bibliothèque : ses sous-titres en fichier, ou son adresse',
      options: {
        link: { name: 'lien', about: 'L’adresse d’une vidéo ou, avec un fichier, où est sa vidéo' },
        file: { name: 'fichier', about: 'Des sous-titres ou une transcription, comme .vtt, .srt ou .json' },
      },
    },
    digest: {
      name: 'condensé',
      about: 'Les nouveautés, analysées par stratégie et publiées dans ce salon selon un horaire',
      options: {
        action: {
          name: 'action',
          about: 'Que faire ; sinon, montre ce qu’il y a',
          choices: {
            subscribe: 's’abonner',
            list: 'lister',
            preview: 'aperçu',
            now: 'maintenant',
            pause: 'mettre en pause',
            resume: 'reprendre',
            unsubscribe: 'se désabonner',
            next: 'prochains',
            history: 'historique',
          },
        },
        time: { name: 'heure', about: 'Quand, comme 09:00, 9am ou mon,wed 17:30' },
        days: { name: 'jours', about: 'Quels jours, comme weekdays ou mon,wed' },
        zone: { name: 'fuseau', about: 'Fuseau horaire, comme Europe/Paris' },
        players: { name: 'acteurs', about: 'Seulement ces acteurs, comme openai, google ; all pour tous' },
        topic: { name: 'sujet', about: 'Seulement les vidéos à ce sujet ; any pour toutes' },
        empty: {
          name: 'vide',
          about: 'Quand rien n’est nouveau : passer, ou puiser dans les archives',
          choices: { skip: 'passer', archive: 'dans les archives' },
        },
        channel: { name: 'salon', about: 'L’identifiant d’un autre salon ; sinon, celui-ci' },
        page: PAGE,
      },
    },
    cuepoint: { name: 'cuepoint', about: 'Ce que le bot sait faire, et si la bibliothèque est à jour' },
  },
  menu: {
    'Find moments about this': 'Trouver des moments à ce sujet',
    'What is said here?': 'Que dit-on ici ?',
    'Add to the library': 'Ajouter à la bibliothèque',
    'What they shared here': 'Ce qui a été partagé ici',
  },
};
