export function verifyText(): string {
  return 'x';
}
