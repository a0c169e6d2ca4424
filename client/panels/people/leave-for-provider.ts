/**
 * Leave the page for the identity provider, to come back to it as it is now. `begin` gets the path to come back to, and
 * gives the address to go to.
 */
export async function leaveForProvider(begin: (returnTo: string) => Promise<string>): Promise<void> {
  const address = await begin(location.pathname + location.search);
  location.assign(address);
}
