/** What is said of a capture in the draft and in the record, beside its facts. */

export function framesNote(count: number, shown: boolean): string {
  const frames =
    count === 1 ? '1 frame of another origin was not read' : `${count} frames of another origin were not read`;
  return shown
    ? `${frames}: not looked into for secrets, and shown because a person chose so.`
    : `${frames}, and ${count === 1 ? 'is' : 'are'} covered.`;
}

export function picturesNote(count: number, shown: boolean): string {
  const pictures = count === 1 ? '1 picture on this page was' : `${count} pictures on this page were`;
  return shown
    ? `${pictures} not scanned for secrets, and shown because a person chose so.`
    : `${pictures} not scanned for secrets, and ${count === 1 ? 'is' : 'are'} covered.`;
}

/** Something of the page is not in the capture. A picture on it is none of the rows of a list. */
export function isCut(note: string, list: boolean): boolean {
  if (list && /^\d+ pictures? /.test(note)) return false;
  return /not in the picture|in the picture\.|covered\.|did not come|Stopped/.test(note);
}
