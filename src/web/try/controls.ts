import { type Html, html } from '../html.ts';

/** The platform whose control it is. */
export type On = 'slack' | 'discord';

interface Pressable {
  readonly on: On;
  /** What the control carries. */
  readonly value: string;
  /** Its classes. */
  readonly look: string;
  /** What a screen reader says, where that is not what is shown. */
  readonly spoken?: string;
}

/** A button of a message, which the page's script presses. */
export function pressable({ on, value, look, spoken }: Pressable, label: string): Html {
  const said = spoken === undefined || spoken === label ? null : html`aria-label="${spoken}"`;
  return html`<button type="button" class="${look}" data-on="${on}" data-press="${value}" ${said}>${label}</button>`;
}

export interface Menu {
  readonly on: On;
  readonly look: string;
  readonly label: string;
  readonly options: readonly {
    readonly label: string;
    readonly about?: string | undefined;
    readonly value: string;
  }[];
}

/**
 * A select of a message: what it offers opens below it, and each is a button. A list of the browser's own would already
 * choose while somebody looks through it with the keyboard.
 */
export function menuOf({ on, look, label, options }: Menu): Html {
  const items = options.map((option) => {
    const about = option.about === undefined ? '' : `: ${option.about}`;
    return html`<li>${pressable({ on, value: option.value, look: 'menu-option' }, `${option.label}${about}`)}</li>`;
  });
  return html`<details class="menu"><summary class="${look}">${label}<span class="menu-arrow" aria-hidden="true"></span></summary><ul>${items}</ul></details>`;
}

/** A picture of a message, which opens at its full size. */
export function pictureOf(look: string, src: string, alt: string): Html {
  return html`<a class="zoom" href="${src}" target="_blank" rel="noopener"><img class="${look}" src="${src}" alt="${alt}"></a>`;
}
