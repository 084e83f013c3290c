export const LEAST = 10;
export const LEAST_PRIVILEGED = 12;
const MOST = 128;
/** A password may come back after this many others. */
export const REMEMBERED = 5;

/** What people choose first: whole passwords, and words that a few digits do not make safe. */
const COMMON = new Set(
  `1234567890 0123456789 12345678910 1q2w3e4r5t 1qaz2wsx3edc 1qaz2wsx3e q1w2e3r4t5 zaq12wsxcde qwertyuiop qwerty12345
   asdfghjkl1 asdfghjkl; zxcvbnm123 abcd123456 abc1234567 aa12345678 a123456789 a1234567890 aa123456789 qq123456789
   11223344556 1122334455 1234512345 1231231231 123123123123 123456123456 1212121212 5201314520 5201314521 1314520520
   woaini1314 woaini5201314 woaini520 iloveyou123 iloveyou1314 password1234 passw0rd123 p@ssw0rd123 p@ssword123
   letmein1234 welcome1234 changeme123 trustno1234 superman123 football123 baseball123 sunshine123 princess123
   dragon12345 monkey12345 shadow12345 master12345 michael1234 administrator admin123456 admin888888 root123456
   test123456 guest123456 user123456 system12345 mima123456 zhanghao123 anquan12345 gongsi12345 anju123456 anjuanju123`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const WORDS = new Set(
  `password passwd passw0rd p@ssw0rd p@ssword admin administrator root test guest user system welcome letmein changeme
   qwerty qwertyuiop asdf asdfgh asdfghjkl zxcvbnm iloveyou woaini mima anju anjuhome company manager kefu shouhou
   qwer abc abcd abcdef abcdefg abcdefgh abcdefghij login secret hello monkey dragon`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const ROWS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const backwards = (text: string) => [...text].reverse().join('');
const runs = (text: string) => ROWS.some((row) => row.includes(text) || backwards(row).includes(text));
const bare = (text: string) => text.replace(/^[\d\W_]+|[\d\W_]+$/g, '');

/** One of the passwords that are tried first: on the list, a word with digits around it, one letter, a row of keys. */
export function isCommon(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (COMMON.has(plain) || WORDS.has(plain) || WORDS.has(bare(plain))) return true;
  if (new Set(plain).size <= 3) return true;
  if (runs(plain)) return true;
  const half = plain.slice(0, plain.length / 2);
  return half + half === plain && (runs(half) || WORDS.has(bare(half)));
}

type Wish = { password: string; username: string; privileged: boolean };

/**
 * Why a password may not be chosen, as the code of a field; null when it may: 10 characters at least, 12 for those who
 * administer or approve, not the user name, not one that everybody tries first. Spaces and any script count.
 */
export function againstPassword({
  password,
  username,
  privileged,
}: Wish): { code: string; least: number } | null {
  const least = privileged ? LEAST_PRIVILEGED : LEAST;
  const letters = [...password].length;
  if (letters < least || password.trim().length === 0) return { code: 'password_short', least };
  if (letters > MOST) return { code: 'password_long', least };
  const plain = password.normalize('NFKC').toLowerCase();
  const name = username.toLowerCase();
  if (plain.includes(name) || plain.includes(backwards(name))) return { code: 'password_has_name', least };
  return isCommon(password) ? { code: 'password_common', least } : null;
}
