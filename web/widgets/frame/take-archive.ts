/** Fetches an archive by POST, for each taking is on record, and keeps it as a download; throws the refusal's own line. */
export async function takeArchive(path: string, name: string): Promise<void> {
  const answer = await fetch(path, { method: 'POST' });
  if (!answer.ok) throw new Error(((await answer.json()) as { detail: string }).detail);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
