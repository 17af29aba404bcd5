package io.github.ddasr.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Patches of scans that are made coarse as a whole, since k-space truncation of a patch would not be that of a scan. Some coarse scans serve
 * a block of steps; those of the next block are made in the background meanwhile. The patches of a batch have one shape, so they come
 * from scans of one family of scales.
 */
final class MixedScaleSampler implements ArssrSampler {

	private static final int STEPS_PER_BLOCK = 64, SCANS_PER_BLOCK = 8;
	/** Coarse voxels beside a patch's faces, where the network's zeros stand for what a whole scan has there; most patches are not asked there. */
	private static final int MARGIN = 3;
	/** Share of patches that are, since scans have faces, too. */
	private static final double P_FACES = 0.1;

	private final List<ScanBlock> scans;
	private final ArssrOptions options;
	private final Ahead<List<CoarseScan>> blocks;

	/** @param scans all of which fit {@link ArssrOptions#smallestSide()} */
	MixedScaleSampler(final List<ScanBlock> scans, final ArssrOptions options) {
		this.scans = List.copyOf(scans);
		this.options = options;
		blocks = new Ahead<>(this::make);
	}

	@Override
	public ArssrBatch batch(final long step) {
		final List<CoarseScan> block = blocks.get(step / STEPS_PER_BLOCK);
		final SplittableRandom random = ArssrSampler.random(options.seed(), 2 * step + 1);
		final ScaleDraw.Kind kind = block.get(random.nextInt(block.size())).scale().kind();
		final List<CoarseScan> family = block.stream().filter(s -> s.scale().kind() == kind).toList();
		final int thick = random.nextInt(3);
		final int[] size = ScaleDraw.shape(kind, thick, options.patch());
		final ArssrBatch batch = ArssrBatch.empty(options.batch(), size, options.points(), options.shape().isResidual());
		for (int i = 0; i < options.batch(); i++) {
			final CoarseScan scan = family.get(random.nextInt(family.size()));
			final Orientation turned = kind == ScaleDraw.Kind.THICK ? Orientation.draw(scan.scale().axis(), thick, random) : Orientation.draw(
				random);
			final float gain = (float) (0.9 + 0.2 * random.nextDouble());
			final VolumePatch patch = VolumePatch.draw(scan, turned, size, options.background(), gain, random);
			patch.into(batch, i, random.nextDouble() < P_FACES ? 0 : margin(size), random);
		}
		return batch;
	}

	private static int margin(final int... size) {
		return Math.min(MARGIN, (Math.min(size[0], Math.min(size[1], size[2])) - 1) / 2);
	}

	private List<CoarseScan> make(final long index) {
		return IntStream.range(0, SCANS_PER_BLOCK).mapToObj(i -> CoarseScan.draw(scans, options, ArssrSampler.random(options.seed(), 2 * (index *
			SCANS_PER_BLOCK + i)))).toList();
	}

	@Override
	public void close() {
		blocks.close();
	}
}
