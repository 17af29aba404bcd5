package io.github.ddasr.bench;

/** Images that behave alike when programs are compared. */
enum ImageGroup {

	/** With noise added: no two programs disagree on the sign of a difference. */
	NOISY("noisy"),
	/** Photographs and textures without added noise. */
	OTHER("other photographs"),
	/** Phantoms without noise, where rounding decides in flat regions. */
	FLAT("flat phantoms");

	private final String title;

	ImageGroup(final String title) {
		this.title = title;
	}

	@Override
	public String toString() {
		return title;
	}

	/**
	 * @param image name of an image
	 * @return the group that it belongs to
	 */
	static ImageGroup of(final String image) {
		if (image.contains("__noise")) return NOISY;
		return image.startsWith("phantom") || image.startsWith("synth_mr") ? FLAT : OTHER;
	}
}
