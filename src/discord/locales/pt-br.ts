import type { LanguageWords } from './words.ts';

const BY = { name: 'autor', about: 'Só o que esta pessoa ou canal publicou' };
const AFTER = { name: 'desde', about: 'Só a partir deste ano, mês ou dia, como 2025-01' };
const BEFORE = { name: 'antes', about: 'Só antes deste ano, mês ou dia' };
const PAGE = { name: 'página', about: 'Qual página da resposta' };
const IN_VIDEO = { name: 'vídeo', about: 'Só neste vídeo' };
const WHICH_VIDEO = { name: 'vídeo', about: 'Parte do título, o identificador ou o endereço' };

export const PORTUGUESE: LanguageWords = {
  commands: {
    strategy: {
      name: 'estratégia',
      about: 'Qual é o jogo de uma empresa, com os momentos que o mostram',
      options: {
        player: { name: 'ator', about: 'Uma empresa ou um produto, como deepseek' },
        video: IN_VIDEO,
        page: PAGE,
      },
    },
    compare: {
      name: 'comparar',
      about: 'Dois atores lado a lado, aspecto por aspecto',
      options: {
        player: { name: 'ator', about: 'Um ator, como openai; ou os dois: openai e google' },
        other: { name: 'outro', about: 'Com quem comparar, como google' },
        video: IN_VIDEO,
      },
    },
    players: {
      name: 'atores',
      about: 'De quem se fala, quanto e desde quando',
      options: { video: IN_VIDEO, page: PAGE },
    },
    summary: {
      name: 'resumo',
      about: 'O que um vídeo diz, cada ponto ligado ao seu momento',
      options: { video: WHICH_VIDEO },
    },
    keypoints: {
      name: 'pontos-chave',
      about: 'Os pontos-chave de um vídeo, cada um ligado ao seu momento',
      options: { video: WHICH_VIDEO },
    },
    moments: {
      name: 'momentos',
      about: 'Os momentos que melhor respondem a uma pergunta',
      options: {
        query: { name: 'pergunta', about: 'Uma pergunta, algumas palavras ditas ou um link para um segundo' },
        video: IN_VIDEO,
        in: { name: 'em', about: 'Só neste vídeo ou sobre este tema' },
        from: { name: 'diz', about: 'Só o que esta pessoa diz: parte do nome' },
        by: BY,
        after: AFTER,
        before: BEFORE,
        page: PAGE,
      },
    },
    transcript: {
      name: 'transcrição',
      about: 'O que se diz em torno de um momento, meio minuto antes e depois',
      options: {
        video: { name: 'vídeo', about: 'Parte do título, o identificador ou um link para um segundo' },
        at: { name: 'em', about: 'Onde, como 4:23, 263 ou 4:23–5:23; sem isso, no início' },
      },
    },
    library: {
      name: 'biblioteca',
      about: 'Quais vídeos existem, os mais novos primeiro',
      options: {
        query: { name: 'busca', about: 'Palavras de um título ou de um ponto-chave, ou um ator' },
        topic: { name: 'tema', about: 'Só sobre este tema' },
        level: { name: 'nível', about: 'Só desta dificuldade' },
        by: BY,
        audience: { name: 'público', about: 'Só para estas pessoas' },
        type: { name: 'tipo', about: 'Só deste tipo' },
        after: AFTER,
        before: BEFORE,
        page: PAGE,
      },
    },
    ask: {
      name: 'perguntar',
      about: 'Pergunte com suas palavras; a resposta diz qual comando a deu',
      options: { question: { name: 'pergunta', about: 'O que você quer saber, como: qual é a aposta do google?' } },
    },
    share: {
      name: 'compartilhar',
      about: 'Publicar uma resposta em um canal em seu nome, e retirá-la',
      options: {
        of: { name: 'o-quê', about: 'O que você compartilha: um link para um segundo; a resposta tem um botão' },
        channel: { name: 'canal', about: 'Em qual canal; sem isso, neste' },
        note: { name: 'nota', about: 'O que você diz sobre isso' },
        pick: { name: 'seleção', about: 'Só estas citações, como o formulário as nomeia' },
        undo: { name: 'retirar', about: 'O identificador do que você retira' },
        by: { name: 'de', about: 'O que esta pessoa compartilhou neste canal' },
      },
    },
    follow: {
      name: 'seguir',
      about: 'Receber uma mensagem quando um vídeo novo falar do jogo de um ator',
      options: {
        player: { name: 'ator', about: 'Quem seguir, como google; sem isso, mostra quem é seguido' },
        where: {
          name: 'onde',
          about: 'Para mim por mensagem direta, ou aqui neste canal',
          choices: { here: 'aqui', me: 'para mim' },
        },
        stop: { name: 'parar', about: 'Deixar de seguir este ator', choices: { yes: 'sim' } },
      },
    },
    home: { name: 'início', about: 'As novidades da biblioteca, quem você segue e o que os canais recebem' },
    add: {
      name: 'adicionar',
      about: 'Adiciona um vídeo à biblioteca: suas legendas como arquivo, ou seu endereço',
      options: {
        link: { name: 'link', about: 'O endereço de um vídeo ou, junto a um arquivo, onde está o vídeo dele' },
        file: { name: 'arquivo', about: 'Legendas ou uma transcrição, como .vtt, .srt ou .json' },
      },
    },
    digest: {
      name: 'boletim',
      about: 'As novidades, analisadas por estratégia e publicadas neste canal em horário marcado',
      options: {
        action: {
          name: 'ação',
          about: 'O que fazer; sem isso, mostra o que há',
          choices: {
            subscribe: 'assinar',
            list: 'listar',
            preview: 'prévia',
            now: 'agora',
            pause: 'pausar',
            resume: 'retomar',
            unsubscribe: 'cancelar',
            next: 'próximos',
            history: 'histórico',
          },
        },
        time: { name: 'horário', about: 'Quando, como 09:00, 9am ou mon,wed 17:30' },
        days: { name: 'dias', about: 'Em quais dias, como weekdays ou mon,wed' },
        zone: { name: 'fuso', about: 'Fuso horário, como America/Sao_Paulo' },
        players: { name: 'atores', about: 'Só estes atores, como openai, google; all para todos' },
        topic: { name: 'assunto', about: 'Só vídeos sobre isto; any para todos' },
        empty: {
          name: 'vazio',
          about: 'Quando não há nada novo: pular, ou algo do arquivo',
          choices: { skip: 'pular', archive: 'do arquivo' },
        },
        channel: { name: 'canal', about: 'O identificador de outro canal; sem isso, este' },
        page: PAGE,
      },
    },
    cuepoint: { name: 'cuepoint', about: 'O que o bot sabe fazer, e quão atual está a biblioteca' },
  },
  menu: {
    'Find moments about this': 'Achar momentos sobre isto',
    'What is said here?': 'O que se diz aqui?',
    'Add to the library': 'Adicionar à biblioteca',
    'What they shared here': 'O que compartilhou aqui',
  },
};
