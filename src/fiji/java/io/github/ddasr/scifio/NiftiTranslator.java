package io.github.ddasr.scifio;

import java.util.List;

import org.scijava.Priority;
import org.scijava.plugin.Plugin;

import io.scif.AbstractTranslator;
import io.scif.ImageMetadata;
import io.scif.Metadata;
import io.scif.Translator;

/** Metadata of any format → those of a NIfTI file to be written. From NIfTI to NIfTI the header goes along. */
@Plugin(type = Translator.class, priority = Priority.LOW)
public final class NiftiTranslator extends AbstractTranslator<Metadata, NiftiMetadata> {

	@Override
	public Class<? extends Metadata> source() {
		return Metadata.class;
	}

	@Override
	public Class<? extends Metadata> dest() {
		return NiftiMetadata.class;
	}

	@Override
	protected void translateFormatMetadata(final Metadata source, final NiftiMetadata target) {
		if (source instanceof NiftiMetadata nifti) target.setHeader(nifti.header());
	}

	@Override
	protected void translateImageMetadata(final List<ImageMetadata> source, final NiftiMetadata target) {
		// Sizes, axes and type are all that NIfTI needs; the superclass has copied them.
	}
}
