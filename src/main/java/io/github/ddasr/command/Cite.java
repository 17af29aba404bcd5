package io.github.ddasr.command;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.model.Reference;
import io.github.ddasr.model.References;
import io.github.ddasr.volume.Monitor;

/** Says what to cite, as BibTeX. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Cite...", initializer = "initChoices", description = "Gives the " +
	"references of a model, an interpolation or a metric as BibTeX, or those of everything that the suite uses.")
public class Cite extends DdasrCommand {

	private static final String ALL = "all";

	@Parameter(label = "Model or method", description = "What to cite: a network or a fitted model (its header's own " +
		"citation comes first), an interpolation, a metric, or a program; all for everything. A path of a .safetensors file " +
		"is understood as well.", persist = false)
	private String model = ALL;

	@Parameter(label = "Output file (optional)", description = "A file for the references, ending in .bib; without it they are " +
		"only shown.", style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "References")
	private String references;

	/** @return where models are found; tests have their own */
	ModelStore models() {
		return ModelStore.standard(null);
	}

	@Override
	List<String> example() {
		return List.of("model=srn-x2-small", "output=references.bib");
	}

	@Override
	protected List<String> choicesOf(final String key) {
		if (!key.equals("model")) return super.choicesOf(key);
		final List<String> choices = new ArrayList<>(List.of(ALL));
		choices.addAll(models().names());
		References.names().stream().filter(name -> !choices.contains(name)).forEach(choices::add);
		return choices;
	}

	@Override
	protected boolean accepts(final String key, final String text) {
		return key.equals("model") && Models.isNetworkFile(text);
	}

	@Override
	protected void execute(final Monitor monitor) {
		if (output != null && !output.getName().toLowerCase(Locale.ROOT).endsWith(".bib")) {
			throw new UsageException(Messages.notBibtex(output.getPath()));
		}
		references = text();
		if (output != null) {
			AtomicFile.write(output.toPath(), out -> out.write(references.getBytes(StandardCharsets.UTF_8)));
		}
		references.lines().forEach(this::report);
	}

	private String text() {
		if (model.equals(ALL)) return join(References.all());
		if (References.names().contains(model)) return join(References.of(model));
		final ModelHeader header = models().open(model).header();
		final String own = header.citation().startsWith("@") ? header.citation() : Messages.citationOf(Descriptions.withoutFolder(
			model), header.description(), header.citation());
		return own + "\n\n" + join(References.of(header.architecture()));
	}

	private static String join(final List<Reference> found) {
		return String.join("\n\n", found.stream().map(Reference::text).toList()) + "\n";
	}
}
