const MINIMUM = [20, 19];

/** One sentence when this Node is too old, otherwise null. */
export function complaintAboutNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const recent = major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
  if (recent) return null;
  return `Noillin needs Node ${MINIMUM.join('.')} or newer and this is ${version}: install it from https://nodejs.org or with \`nvm install\`.`;
}
