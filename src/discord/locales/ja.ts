import type { LanguageWords } from './words.ts';

const BY = { name: '投稿者', about: 'この人またはチャンネルの動画だけ' };
const AFTER = { name: '以降', about: 'この年・月・日以降だけ(例 2025-01)' };
const BEFORE = { name: '以前', about: 'この年・月・日より前だけ' };
const PAGE = { name: 'ページ', about: '回答の何ページ目か' };
const IN_VIDEO = { name: '動画', about: 'この動画の中だけ' };
const WHICH_VIDEO = { name: '動画', about: 'タイトルの一部、ID、またはURL' };

export const JAPANESE: LanguageWords = {
  commands: {
    strategy: {
      name: '戦略',
      about: '企業の狙いを、それを示す発言の場面とともに表示します',
      options: {
        player: { name: '企業', about: '企業または製品（例: deepseek）' },
        video: IN_VIDEO,
        page: PAGE,
      },
    },
    compare: {
      name: '比較',
      about: '2社を観点ごとに並べて表示します',
      options: {
        player: { name: '企業', about: '企業（例: openai）、または2社まとめて: openai and google' },
        other: { name: '相手', about: '比べる相手（例: google）' },
        video: IN_VIDEO,
      },
    },
    players: {
      name: '企業一覧',
      about: '誰についてどれだけ、いつから語られているか',
      options: { video: IN_VIDEO, page: PAGE },
    },
    summary: {
      name: '要約',
      about: '動画の内容を、各項目の場面へのリンク付きで表示します',
      options: { video: WHICH_VIDEO },
    },
    keypoints: {
      name: '要点',
      about: '動画の要点を、それぞれの場面へのリンク付きで表示します',
      options: { video: WHICH_VIDEO },
    },
    moments: {
      name: '場面',
      about: '質問に最もよく答えている場面を探します',
      options: {
        query: { name: '質問', about: '質問、発言の一部、または秒数付きリンク' },
        video: IN_VIDEO,
        in: { name: '対象', about: 'この動画またはこのトピックだけ' },
        from: { name: '話者', about: 'この人の発言だけ(名前の一部)' },
        by: BY,
        after: AFTER,
        before: BEFORE,
        page: PAGE,
      },
    },
    transcript: {
      name: '文字起こし',
      about: 'ある場面の前後30秒ずつの発言を表示します',
      options: {
        video: { name: '動画', about: 'タイトルの一部、ID、または秒数付きリンク' },
        at: { name: '時刻', about: '位置（例: 4:23、263、4:23–5:23）。省略すると冒頭' },
      },
    },
    library: {
      name: 'ライブラリ',
      about: '動画の一覧を新しい順に表示します',
      options: {
        query: { name: '検索', about: 'タイトルや要点の言葉、または企業' },
        topic: { name: 'トピック', about: 'このトピックだけ' },
        level: { name: '難易度', about: 'この難易度だけ' },
        by: BY,
        audience: { name: '対象者', about: 'この人たち向けだけ' },
        type: { name: '種類', about: 'この種類だけ' },
        after: AFTER,
        before: BEFORE,
        page: PAGE,
      },
    },
    ask: {
      name: '聞く',
      about: '自分の言葉で質問できます。どのコマンドが答えたかも示します',
      options: { question: { name: '質問', about: '知りたいこと（例: what is google’s bet?）' } },
    },
    share: {
      name: '共有',
      about: '回答を自分の名前でチャンネルに投稿し、取り消すこともできます',
      options: {
        of: { name: '対象', about: '共有するもの: 秒数付きリンク。回答には共有ボタンがあります' },
        channel: { name: 'チャンネル', about: '投稿先のチャンネル。省略するとこのチャンネル' },
        note: { name: 'メモ', about: '添えるひとこと' },
        pick: { name: '選択', about: 'フォームで選んだ引用だけ' },
        undo: { name: '取り消し', about: '取り消す共有のID' },
        by: { name: '共有者', about: 'この人がこのチャンネルで共有したもの' },
      },
    },
    follow: {
      name: 'フォロー',
      about: '企業の狙いを語る新しい動画が出たら、メッセージで知らせます',
      options: {
        player: { name: '企業', about: 'フォローする企業（例: google）。省略するとフォロー中の一覧' },
        where: {
          name: '届け先',
          about: '自分へのダイレクトメッセージ、またはこのチャンネル',
          choices: { here: 'ここ', me: '自分' },
        },
        stop: { name: '解除', about: 'この企業のフォローをやめる', choices: { yes: 'はい' } },
      },
    },
    home: { name: 'ホーム', about: 'ライブラリの新着、フォロー中の企業、チャンネルへの配信' },
    add: {
      name: '追加',
      about: '動画をライブラリに追加します。字幕ファイルか、動画のアドレスで',
      options: {
        link: { name: 'リンク', about: '動画のアドレス。ファイルと一緒なら、その動画がある場所' },
        file: { name: 'ファイル', about: '字幕または文字起こし（.vtt、.srt、.json など）' },
      },
    },
    digest: {
      name: 'ダイジェスト',
      about: '新着動画の戦略分析を、決まった時刻にこのチャンネルへ投稿します',
      options: {
        action: {
          name: '操作',
          about: '何をするか。省略すると現在の設定を表示',
          choices: {
            subscribe: '登録',
            list: '一覧',
            preview: 'プレビュー',
            now: '今すぐ',
            pause: '一時停止',
            resume: '再開',
            unsubscribe: '登録解除',
            next: '今後の予定',
            history: '履歴',
          },
        },
        time: { name: '時刻', about: '時刻（例: 09:00、9am、mon,wed 17:30）' },
        days: { name: '曜日', about: '曜日（例: weekdays、mon,wed）' },
        zone: { name: 'タイムゾーン', about: 'タイムゾーン（例: Asia/Tokyo）' },
        players: { name: '企業', about: 'これらの企業だけ（例: openai, google）。all ですべて' },
        topic: { name: '話題', about: 'この話題の動画だけ。any ですべて' },
        empty: {
          name: '新着なし',
          about: '新着がないとき: 休む、または過去の動画から1つ',
          choices: { skip: '休む', archive: '過去の動画から' },
        },
        channel: { name: 'チャンネル', about: '別のチャンネルのID。省略するとこのチャンネル' },
        page: PAGE,
      },
    },
    cuepoint: { name: 'cuepoint', about: 'このボットでできることと、ライブラリの新しさ' },
  },
  menu: {
    'Find moments about this': 'これに関する場面を探す',
    'What is said here?': 'ここで何と言っている？',
    'Add to the library': 'ライブラリに追加',
    'What they shared here': 'この人がここで共有したもの',
  },
};
