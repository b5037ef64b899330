/** Invented transcripts, each laid out as the page or the program that shows it does. */

export const LISTED = `# Chips and clouds

See the video below.

## Timestamps

00:00:00 Opening
00:12:28 Chips
01:28:20 The end

* * *

# Transcript

**Ann Lee [00:00:00]:** Welcome, everyone.

**Bob Ray [00:00:10]:** Thanks. It is 10:30 here.

**Ann Lee [00:12:28]:** So, chips.
`;

export const PODCAST_PAGE = `Transcript of Bob Ray: Chips

The times in the transcript are links that take you to that point in the video.

Table of Contents

0:00 – Episode highlight
1:21 – Introduction
2:06 – Clouds

Episode highlight
Ann Lee (00:00:00) It is hard to say.
Bob Ray (00:00:12) Yes, it is.
(00:00:27) But look at chips.

Introduction
Ann Lee (00:01:21) This is a talk with Bob Ray.
`;

export const MEETING = `Weekly sync-20250119_230000-Meeting Recording
January 20, 2025, 9:00AM
1h 2m 34s

Ann Lee started transcription

Ann Lee   0:03
Good morning.
We begin at 9:30.

Ray, Bob (External)   0:15
Hi.

Ann Lee   1:02:03
Bye.

Ann Lee stopped transcription
`;

/** As Google Meet writes it into a document: a time every five minutes. */
export const MEET = `📖 Transcript

Jan 20, 2025

Weekly sync - Transcript

Attendees

Ann Lee, Bob Ray

00:00:00

Ann Lee: Hello, everyone.
Bob Ray: Hi. All fine here, it is 9:30.
So we begin.

00:05:00

Ann Lee: So, chips.
Bob Ray: Yes.

00:10:00

Ann Lee: Bye.
Bob Ray: Bye.
Meeting ended after 00:12:04 👋

This editable transcript was computer generated and might contain errors. People can also change the text after it was created.
`;

/** As Zoom saves captions on a computer: by the time of day. */
export const SAVED = `[Ann Lee] 23:59:30
Hello, everyone.
We begin.

[Bob Ray] 23:59:58
Hi.

[Ann Lee] 00:01:00
So, chips.
`;

/** Every one by the name of a file that holds it. */
export const PAGES: Readonly<Record<string, string>> = {
  'listed.md': LISTED,
  'page.txt': PODCAST_PAGE,
  'meeting.txt': MEETING,
  'meet.txt': MEET,
  'saved.txt': SAVED,
};
