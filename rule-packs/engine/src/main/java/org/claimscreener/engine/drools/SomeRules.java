package org.claimscreener.engine.drools;

import java.util.List;
import java.util.Set;

import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;

/** A generated model without the rules that a pack does not have. */
final class SomeRules implements Model {
    private final Model all;
    private final Set<String> names;

    SomeRules(Model all, Set<String> names) {
        this.all = all;
        this.names = names;
    }

    @Override
    public String getName() {
        return all.getName();
    }

    @Override
    public String getPackageName() {
        return all.getPackageName();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public List<Global> getGlobals() {
        return all.getGlobals();
    }

    @Override
    public List<Rule> getRules() {
        return all.getRules().stream()
                .filter(rule -> names.contains(rule.getName()))
                .toList();
    }

    @Override
    public List<Query> getQueries() {
        return all.getQueries();
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
        return all.getTypeMetaDatas();
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
        return all.getEntryPoints();
    }
}
