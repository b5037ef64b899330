import { languageOf } from '../languages.ts';

const words = (text: string) => text.trim().split(/\s*\|\s*/u);
/** What YouTube's page shows around a transcript, and what other programs write above theirs, in lower case. */
const FURNITURE = new Set([
  ...words(
    'transcript | transcripts | full transcript | show transcript | chapters | chapter | all | toggle timestamps',
  ),
  ...words(
    'search in video | search transcript | sync to video time | timestamps | table of contents | view transcript',
  ),
  ...words('follow along using the transcript | follow along using the transcript. | in this video | key moments'),
  ...words('transkript | in video suchen | im transkript suchen | mit videozeit synchronisieren | kapitel'),
  ...words('transcription | rechercher dans la vidéo | rechercher dans la transcription | chapitres'),
  ...words('transcripción | buscar en el vídeo | buscar en el video | capítulos | transcrição | pesquisar no vídeo'),
  ...words('trascrizione | cerca nel video | capitoli | transcriptie | in video zoeken | transkrypcja'),
  ...words(
    'расшифровка видео | текст видео | поиск по видео |文字起こし | 動画内を検索 | チャプター | 스크립트 | 동영상에서 검색',
  ),
  ...words('转写文稿 | 在视频中搜索 | 內容轉文字 | 搜尋影片內容'),
]);
/** The name of a language and how its captions came about, which YouTube shows below them. */
const LANGUAGE =
  /^[\p{L}\p{M} ()-]{2,40}\s?[(（](?:auto-generated|automatisch (?:erzeugt|generiert|gegenereerd)|générés? automatiquement|généré automatiquement|generados? automáticamente|geradas? automaticamente|generati automaticamente|generat automat|wygenerowano automatycznie|создано автоматически|自動生成(?:された)?|自动生成|자동 생성됨)[)）]$/iu;
/** What meetings and programs write where nobody speaks. */
const SAID_BY_NOBODY =
  /^(?:transcribed by https?:\/\/\S{1,60}|.{1,80} (?:started|stopped) transcription\.?|(?:#{1,4} )?meeting ended after .{1,20}|this editable transcript was computer generated .{1,120}|(?:action item|highlight|screen sharing): .{0,300} - watch: https?:\/\/\S{1,200}|sync to video time|search in video|search transcript|in video suchen|поиск по видео|動画内を検索)$/iu;

/** True for what a page or a program writes around a transcript. */
export function isFurniture(line: string): boolean {
  const text = line.trim();
  // A picture may stand before it: “📖 Transcript”.
  return (
    FURNITURE.has(text.toLowerCase().replace(/^[^\p{L}\p{N}]{1,8}/u, '')) ||
    LANGUAGE.test(text) ||
    SAID_BY_NOBODY.test(text)
  );
}

/** The part of that which nobody says, and which may stand between captions or follow the last one. */
export function isSaidByNobody(line: string): boolean {
  return line.length <= 600 && (LANGUAGE.test(line) || SAID_BY_NOBODY.test(line));
}

/** True for the name of a language, `English` or `English (United States)`, which may stand below the last caption. */
export function isLanguageName(line: string): boolean {
  return (
    line.length <= 40 && languageOf(line.replace(/\s?\([^()]{1,30}\)$/u, '')) !== null && /^\p{Lu}\p{L}{3,}/u.test(line)
  );
}
