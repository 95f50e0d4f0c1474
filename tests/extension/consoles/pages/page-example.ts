/** How a page lays out a label and its value. */
export type SettingForm =
  | 'checkbox'
  | 'switch'
  | 'pair'
  | 'terms'
  | 'field'
  | 'select'
  | 'radio'
  | 'menu'
  | 'heading'
  | 'prose'
  | 'score'
  | 'title';

export type SettingExample = readonly [label: string, form: SettingForm, value: string | boolean];

/** One console page as it is met in a browser. */
export interface PageExample {
  /** File name of its recogniser. */
  readonly page: string;
  readonly title: string;
  /** The first address was seen in the vendor's documents or in use. */
  readonly seen: boolean;
  /** What it shows holds for one region. */
  readonly regional?: boolean;
  readonly urls: readonly (readonly [url: string, subject: Readonly<Record<string, string>>])[];
  /** What its list holds; absent for a page without one. */
  readonly rows?: string;
  readonly settings?: Readonly<Record<string, SettingExample>>;
}
