import { BlockList, isIP, isIPv6 } from 'node:net';

/** Does an address lie in one of the networks (CIDR or single addresses)? IPv4 inside IPv6 counts as IPv4. */
export function isInside(address: string, networks: readonly string[]): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', length] = network.split('/');
    const family = isIPv6(base) ? 'ipv6' : 'ipv4';
    if (isIP(base) === 0) continue;
    list.addSubnet(base, length === undefined ? (family === 'ipv6' ? 128 : 32) : Number(length), family);
  }
  const plain = address.replace(/^::ffff:(?=\d+[.])/i, '').replace(/%.*$/, '');
  const version = isIP(plain);
  return version !== 0 && list.check(plain, version === 6 ? 'ipv6' : 'ipv4');
}
