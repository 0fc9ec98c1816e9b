/** Whether a Prefer header (RFC 7240) asks for the changed document. Preferences that are not known are ignored, as it says. */
export function returnsRepresentation(prefer: string | undefined): boolean {
  return (prefer ?? '').split(',').some((preference) => {
    const [token = ''] = preference.split(';');
    return /^\s*return\s*=\s*"?representation"?\s*$/i.test(token);
  });
}
